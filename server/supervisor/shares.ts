/**
 * Who has the processor first where there is too little of it: readers of what
 * is finished (the front), then whoever waits for a page or writes (the app),
 * then what nobody waits for to the moment (the worker: receipts, pictures, mail).
 */
export const niceness = { app: 5, worker: 10 } as const;

/**
 * A render leaves megabytes behind: in Node's small space for what is young
 * they are swept up every few milliseconds, and copied while they are needed.
 * What a kept page leaves is little. The space is never given back (three
 * times as much in all), so the worker, which is in no hurry, has Node's own.
 */
export const youngSpaceMb = { app: 64, front: 32 } as const;
