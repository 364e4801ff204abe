export function checkProjectWritable(root: string): void;
