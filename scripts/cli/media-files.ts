import path from "node:path";
import { isLocale, locales } from "@/i18n/routing";
import { sha256 } from "@/lib/patterns";
import { OperatorError } from "@/lib/startup/operator-error.mjs";
import { type Command, command } from "./command";
import { UsageError } from "./parse";
import { columns, countOf } from "./shared";

const list = command({
  name: "media list",
  summary: "Lists pictures and documents of the library, the newest first",
  args: [],
  options: {
    unused: {
      kind: "flag",
      help: "those that no text shows or offers, neither its newest version nor what readers see",
    },
    "without-words": {
      kind: "text",
      value: "LANGUAGE",
      choices: locales,
      help: "those of which nothing is proposed to be said in this language",
    },
    limit: { kind: "text", value: "N", help: "so many at most" },
  },
  readsOnly: true,
  run: async (_, __, { unused, "without-words": silent, limit }) => {
    const { libraryItems } = await import("@/features/library/list/list");
    if (silent !== undefined && !isLocale(silent)) throw new UsageError(`${silent} is no language`);
    const which = { ...(unused ? { use: "unused" as const } : {}), missing: silent };
    const found = await libraryItems(which, countOf(limit, "limit", 100));
    const json = found.map(({ hash, kind, name, mime, bytes, width, height, texts }) => ({
      ...{ hash, kind, name, mime, bytes, width, height },
      languages: texts
        .filter(({ alt, title }) => alt || title)
        .map(({ locale }) => locale)
        .sort(),
    }));
    const rows = json.map(({ hash, mime, width, height, languages, name }) => [
      hash,
      width === null ? mime : `${width}x${height}`,
      languages.join(" "),
      name,
    ]);
    return { json, lines: rows.length > 0 ? columns(rows) : ["There are none."] };
  },
});

/** So many texts are named in which an item is used. */
const mostUses = 500;

const show = command({
  name: "media show",
  summary: "Shows a picture or document: where it is used, its files with sizes and digests",
  args: [{ name: "HASH", help: "as `media list` names it" }],
  options: {},
  readsOnly: true,
  run: async (_, [hash = ""]) => {
    const { usesOf } = await import("@/features/library/uses/uses");
    const { recordedFiles } = await import("@/features/media/records/media-files");
    const { findMedia } = await import("@/features/media/storage/media-store");
    const { editorialDb } = await import("@/lib/db/editorial");
    const media = sha256.test(hash)
      ? await editorialDb().media.findUnique({
          where: { hash },
          include: { texts: true, landscape: { select: { hash: true } } },
        })
      : null;
    if (!media) throw new OperatorError(`There is no ${hash}: "media list" names what there is.`);
    const { landscape, ...item } = media;
    // An upright composition is shown wherever the picture is whose it is.
    const shown = [hash, ...(landscape ? [landscape.hash] : [])];
    const [found, recorded] = await Promise.all([
      usesOf(editorialDb(), shown, mostUses + 1),
      recordedFiles([hash]),
    ]);
    const uses = found.slice(0, mostUses);
    const files = await Promise.all(
      (recorded.get(hash) ?? []).map(async (file) => {
        const found = await findMedia(hash, file.name);
        const state = !found ? "missing" : found.bytes === file.bytes ? "kept" : "damaged";
        return { ...file, state };
      }),
    );
    const size = media.width === null ? "" : `, ${media.width}x${media.height}`;
    const lines = [
      `${media.kind} ${hash}, ${media.mime}${size}${media.name ? `, ${media.name}` : ""}`,
      "",
      ...(landscape ? [`It is the upright composition of ${landscape.hash}.`] : []),
      ...columns(
        uses.map(({ live, draft, lead, documentId, locale, title }) => [
          [live && "public", draft && "draft", lead && "lead"].filter(Boolean).join(" "),
          ...[documentId, locale, title],
        ]),
      ),
      ...(uses.length === 0 ? ["Nothing uses it now."] : []),
      ...(found.length > mostUses ? [`There are others: these are the first ${mostUses}.`] : []),
      "",
      ...columns(
        files.map(({ name, bytes, sha256: digest, state }) => [name, `${bytes}`, digest, state]),
      ),
    ];
    return {
      json: { ...item, uses, moreUses: found.length > mostUses, files },
      lines,
      failed: files.some(({ state }) => state !== "kept"),
    };
  },
});

const check = command({
  name: "media check",
  summary: "Compares all files of the library with what was written, and changes nothing",
  args: [],
  options: { quick: { kind: "flag", help: "sizes alone, without reading the files" } },
  notes: [
    '"pictures repair" makes anew what is missing or damaged, and notes what was not noted. The exit',
    "code is 1 where something is missing or damaged.",
  ],
  readsOnly: true,
  run: async (_, __, { quick }) => {
    const { checkFiles } = await import("@/features/media/moving/check-files");
    const checked = await checkFiles({ quick });
    const { files, missing, damaged, unknown } = checked;
    return {
      json: checked,
      lines: [
        `${files} files were compared: ${missing.length} are missing, ${damaged.length} are damaged.`,
        ...missing.map((name) => `missing  ${name}`),
        ...damaged.map((name) => `damaged  ${name}`),
        ...(unknown.length > 0
          ? [`${unknown.length} files are kept of which nothing was noted.`]
          : []),
      ],
      failed: missing.length + damaged.length > 0,
    };
  },
});

const move = command({
  name: "media move",
  summary: "Copies all files to a bucket or back, and compares each",
  args: [],
  options: {
    to: {
      kind: "text",
      value: "STORE",
      required: true,
      choices: ["s3", "files"],
      help: "where to",
    },
    remove: {
      kind: "flag",
      help: "takes away what has been copied: only when MEDIA_STORE names where it goes",
    },
  },
  notes: [
    "The site can run meanwhile and finds files in both. Interrupted, it goes on where it was. First",
    "set the S3 settings and start the site again, then move, then set MEDIA_STORE and start again,",
    "then move with --remove, which also takes along what came in between.",
  ],
  run: async (_, __, { to, remove }) => {
    const { moveFiles } = await import("@/features/media/moving/move-files");
    const { inBucket, inFolder } = await import("@/features/media/storage/media-store");
    const { s3PlaceOf, writesToS3 } = await import("@/lib/file-store/settings");
    const { dataDir } = await import("@/lib/storage");
    const place = s3PlaceOf();
    if (!place)
      throw new OperatorError("No bucket is named: set S3_BUCKET and the settings beside it.");
    const writesToTarget = writesToS3() === (to === "s3");
    if (remove && !writesToTarget) {
      throw new OperatorError(
        `New files still go to where it moves from: set MEDIA_STORE=${to}, start the site again, and then use --remove.`,
      );
    }
    const [bucket, folder] = [inBucket(place), inFolder()];
    const [from, target] = to === "s3" ? [folder, bucket] : [bucket, folder];
    const journal = path.join(dataDir(), `media-move-${to}.txt`);
    const moved = await moveFiles({ from, to: target, writesToTarget, journal, remove });
    const { copied, there, removed, faults } = moved;
    return {
      json: moved,
      lines: [
        `${copied} files were copied and compared, ${there} were there already, ${removed} were removed.`,
        ...faults,
      ],
      failed: faults.length > 0,
    };
  },
});

export const mediaFileCommands: Command[] = [list, show, check, move];
