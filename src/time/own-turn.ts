const waiting: (() => void)[] = [];

/**
 * Waits for a turn of the event loop that no other question has: an encoder hands over several vectors at once, and
 * if their searches followed each other nothing else could be heard meanwhile.
 */
export function ownTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(giveTurn);
  });
}

function giveTurn(): void {
  waiting[0]?.();
  // It stays in line until the next turn, so that a newcomer does not start a second one.
  setImmediate(() => {
    waiting.shift();
    if (waiting.length > 0) giveTurn();
  });
}
