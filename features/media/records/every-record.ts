import { editorialDb } from "@/lib/db/editorial";

const batch = 500;

/** All that was noted of files, some at a time. */
export async function* everyRecord() {
  let after: { hash: string; name: string } | undefined;
  for (;;) {
    const rows = await editorialDb().mediaFile.findMany({
      orderBy: [{ hash: "asc" }, { name: "asc" }],
      take: batch,
      ...(after ? { cursor: { hash_name: after }, skip: 1 } : {}),
    });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { hash: last.hash, name: last.name };
  }
}
