import { deflateSync } from "node:zlib";

/** A document of so many empty pages. `catalog` is put into its root, `trailer` into its end. */
export function pdfFile(
  pages: number,
  { catalog = "", trailer = "", objects = [] as string[] } = {},
) {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`,
    ...Array.from(
      { length: pages },
      () => "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ),
    ...objects,
  ];
  let text = "%PDF-1.7\n";
  const places = all.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const size = all.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end, "latin1");
}

/**
 * A document of one page whose objects are packed into a stream, as programs
 * write them since PDF 1.5. `pack` is how, and `says` what is said of it,
 * `also` at the end; `gap` stands behind the word `stream`.
 */
export function packedPdf({
  catalog = "",
  trailer = "",
  pack = (objects: Buffer): Buffer => deflateSync(objects),
  says = "/Type /ObjStm /Filter /FlateDecode",
  also = "",
  gap = "",
} = {}) {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
  ];
  let at = 0;
  const places = objects.map((object, index) => {
    const place = `${index + 1} ${at}`;
    at += object.length + 1;
    return place;
  });
  const head = `${places.join(" ")} `;
  const packed = pack(Buffer.from(`${head}${objects.join("\n")}\n`, "latin1"));
  const before = "%PDF-1.7\n";
  const stream = Buffer.concat([
    Buffer.from(
      `4 0 obj\n<< ${says} /N ${objects.length} /First ${head.length} /Length ${packed.length} ${also}>>\nstream${gap}\n`,
      "latin1",
    ),
    packed,
    Buffer.from("\nendstream\nendobj\n", "latin1"),
  ]);
  const end = before.length + stream.length;
  /** Each a kind, a place in four bytes, and a number. */
  const row = (kind: number, place: number, number: number) => [
    kind,
    ...[24, 16, 8, 0].map((shift) => (place >>> shift) & 0xff),
    number,
  ];
  const table = Buffer.from([
    ...row(0, 0, 0),
    ...objects.flatMap((_, index) => row(2, 4, index)),
    ...row(1, before.length, 0),
    ...row(1, end, 0),
  ]);
  return Buffer.concat([
    Buffer.from(before, "latin1"),
    stream,
    Buffer.from(
      `5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R ${trailer} /Length ${table.length} >>\nstream\n`,
      "latin1",
    ),
    table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${end}\n%%EOF\n`, "latin1"),
  ]);
}
