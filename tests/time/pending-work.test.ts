import { expect, it } from "vitest";
import { PendingWork } from "../../src/time/pending-work.js";

const deferred = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  let reject: (fault: Error) => void = () => undefined;
  const promise = new Promise<T>((kept, broken) => {
    resolve = kept;
    reject = broken;
  });
  return { promise, resolve, reject };
};

it("is idle when no work is left, also none that began meanwhile, and however it ended", async () => {
  const pending = new PendingWork();
  await pending.idle();
  const first = deferred<number>();
  const second = deferred<number>();
  const tracked = pending.track(first.promise);
  let idle = false;
  const waited = pending.idle().then(() => {
    idle = true;
  });
  const failed = pending.track(second.promise);
  first.resolve(7);
  expect(await tracked).toBe(7);
  await Promise.resolve();
  expect(idle).toBe(false);
  second.reject(new Error("broken"));
  await expect(failed).rejects.toThrow("broken");
  await waited;
  expect(idle).toBe(true);
});
