/** Running text in the languages that pages come in, for what is told by its letters. */
export const sample = {
  zh: "5月30日至6月2日，港务长访问北部船坞，察看新起重机，并与即将操作它们的工人交谈。5月31日上午，港务长会见了各班组。双方商定，首先解决工时、工资和休息问题。",
  hant: "5月30日至6月2日，港務長訪問北部船塢，察看新起重機，並與即將操作它們的工人交談。雙方商定，首先解決工時、工資和休息問題。",
  ru: "С 30 мая по 2 июня 2018 года начальник порта посетил северные верфи, осмотрел новые краны и поговорил с теми, кто будет на них работать. Утром 31 мая начальник встретился с бригадами.",
  en: "The café of the harbour is “open until nine” — says the master’s naïve deputy, and nobody there has doubted it since.",
};

/** Bytes of a text in an encoding that Node only reads: by what its decoder makes of each one or two. */
export function encoded(text: string, encoding: string): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-16le") return Buffer.from(text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
  const table = tableOf(encoding);
  return Buffer.from(
    [...text].flatMap((sign) => {
      const bytes = table.get(sign);
      if (!bytes) throw new Error(`${encoding} has no ${sign}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  const add = (...bytes: number[]) => {
    const sign = decoder.decode(Uint8Array.from(bytes));
    if ([...sign].length === 1 && sign !== "\ufffd" && !table.has(sign)) table.set(sign, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(byte);
  // Node 20 reads windows-1252 as ISO 8859-1.
  const quotes = { "“": 0x93, "”": 0x94, "’": 0x92, "—": 0x97 };
  if (encoding === "windows-1252") {
    for (const [sign, byte] of Object.entries(quotes)) table.set(sign, [byte]);
  }
  if (/^(?:gb|big5)/.test(encoding)) {
    for (let lead = 0x81; lead < 0xff; lead++) {
      for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail);
    }
  }
  tables.set(encoding, table);
  return table;
}
