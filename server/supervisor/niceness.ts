/**
 * Who has the processor first where there is too little of it: readers of what
 * is finished (the front), then whoever waits for a page or writes (the app),
 * then what nobody waits for to the moment (the worker: receipts, pictures, mail).
 */
export const niceness = { app: 5, worker: 10 } as const;
