import { corpusPictures } from "@/bench/corpus/pictures";
import { writeCorpus } from "@/bench/corpus/write";
import { locales } from "@/i18n/routing";
import { editorialDb } from "@/lib/db/editorial";
import { applyMigrations } from "@/lib/migrations/apply";

/**
 * Run as a program of its own with a number of documents: fills the new
 * database of DATABASE_URL with the corpus, and prints how many texts there
 * are. They are left out of the search's index: no crawler asks for it, and
 * making it takes longer than everything else.
 */
await applyMigrations(process.env.DATABASE_URL ?? "");
const pictures = await corpusPictures();
const corpus = { documents: Number(process.argv[2]), seed: "1", languages: [...locales] };
const { publications } = await editorialDb().$transaction(
  (tx) => writeCorpus(tx, corpus, pictures, () => {}),
  { maxWait: 10_000, timeout: 3_600_000 },
);
console.log(publications);
process.exit();
