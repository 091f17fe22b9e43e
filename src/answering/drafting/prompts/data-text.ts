/** Removes what a reader cannot see and a model can: format and tag characters, variation selectors, controls. */
export const stripHidden = (text: string): string =>
  text.replace(
    /\p{Cf}|[\uFE00-\uFE0F]|[\u{E0000}-\u{E0FFF}]|[\u115F\u1160\u3164\uFFA0\u2800]|(?![\n\t])\p{Cc}/gu,
    "",
  );

/** Cuts without leaving half of a surrogate pair. */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? units - 1 : units);
}

/**
 * Text of others as a model may see it: nothing hidden, on one line so that it cannot pretend to be another line, without
 * the fence, and without anything that looks like one of our sentence numbers.
 */
export function asData(text: string, fence: string): string {
  const visible = stripHidden(text.replace(/[\u2028\u2029\u0085\v\f]/g, " "));
  // Removing the fence can join a new one, hence the loop.
  let free = visible.replace(/\s+/g, " ").trim();
  while (fence !== "" && free.includes(fence)) free = free.replaceAll(fence, " ");
  return free.replace(/\[(\s*\d+\s*)\]/g, "($1)");
}
