/** Closes an exhaustive `switch`: reaching it is a bug, and a missing case does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
