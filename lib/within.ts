export class TookTooLong extends Error {
  override name = "TookTooLong";
}

/**
 * @param what named in the error
 * @throws TookTooLong when the work has not ended by then; the work itself goes on, and nobody takes its result
 */
export async function within<T>(mostMs: number, what: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = mostMs / 1_000;
    const end = () => reject(new TookTooLong(`${what} took longer than ${seconds} s`));
    timer = setTimeout(end, mostMs);
    timer.unref();
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
