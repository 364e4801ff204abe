/** What the supervisor sends to a process that another one has taken over from. */
export const drainMessage = "drain";
