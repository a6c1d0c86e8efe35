/** Several streams as one: what each gives, in the order in which it comes. It ends with the last of them. */
export async function* merged<Value>(
  streams: readonly AsyncIterable<Value>[],
): AsyncGenerator<Value, void, void> {
  const next = new Map(
    streams.map((stream) => stream[Symbol.asyncIterator]()).map((one) => [one, one.next()]),
  );
  while (next.size > 0) {
    const [one, result] = await Promise.race(
      [...next].map(async ([from, promised]) => [from, await promised] as const),
    );
    if (result.done === true) next.delete(one);
    else {
      next.set(one, one.next());
      yield result.value;
    }
  }
}

/** Each value of a stream as something else. */
export async function* mapped<From, To>(
  stream: AsyncIterable<From>,
  into: (value: From) => To,
): AsyncGenerator<To, void, void> {
  for await (const value of stream) yield into(value);
}
