/**
 * Who has the processor first where there is too little of it: readers of what
 * is finished (the front), then whoever waits for a page or writes (the app),
 * then what nobody waits for to the moment (the worker: receipts, pictures, mail).
 */
export const niceness = { app: 5, worker: 10 } as const;

/**
 * A render leaves megabytes behind: in Node's small space for what is young
 * they are swept up every few milliseconds, and copied while they are needed.
 * With 64 a page takes the app as much of the processor as with 32, and the
 * space is never given back: three times as much in all.
 *
 * What a kept page leaves is little, so the front has Node's own 16. The
 * worker is in no hurry: it is swept up more often instead.
 */
export const youngSpaceMb = { app: 32, worker: 8 } as const;
