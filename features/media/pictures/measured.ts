/** A row of the library that is a picture: files to download have no measures. */
export const isMeasured = <Row extends { width: number | null; height: number | null }>(
  row: Row,
): row is Row & { width: number; height: number } => row.width !== null && row.height !== null;
