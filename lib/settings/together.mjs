const some = (given, names) => names.filter((name) => given[name] !== undefined);

/** All of them, or none of them and none of what goes with them. */
const together =
  (names, others = []) =>
  (given) =>
    some(given, names).length === names.length ||
    (some(given, names).length === 0 && some(given, others).length === 0);

const bucket = ["S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"];

/**
 * What settings have to do with each other: each says whether they fit, and what to write where they do
 * not. One that speaks of a setting which is wrong by itself is left out (judge.mjs): its sentence would
 * be about a value that changes anyway.
 */
export const rulesTogether = [
  {
    about: ["SITE_SECRET_PREVIOUS", "SITE_SECRET"],
    fits: (given) => given.SITE_SECRET_PREVIOUS === undefined || given.SITE_SECRET !== undefined,
    sentence:
      "SITE_SECRET_PREVIOUS needs SITE_SECRET beside it: the new secret. The one that the site made for itself stands in DATA_DIR/secret.",
  },
  {
    about: ["SITE_SECRET_PREVIOUS", "SITE_SECRET"],
    fits: (given) =>
      given.SITE_SECRET_PREVIOUS === undefined || given.SITE_SECRET_PREVIOUS !== given.SITE_SECRET,
    sentence:
      "SITE_SECRET_PREVIOUS is the same as SITE_SECRET: write the secret before, or leave it out.",
  },
  {
    about: [],
    fits: together(
      ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
      ["OIDC_NAME", "OIDC_TWO_FACTOR_ACR"],
    ),
    sentence:
      "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three, or none of the OIDC settings.",
  },
  {
    about: [],
    fits: together(
      ["TRANSLATION_MACHINE_URL", "TRANSLATION_MACHINE_MODEL"],
      ["TRANSLATION_MACHINE_KEY", "TRANSLATION_MACHINE_NAME"],
    ),
    sentence:
      "TRANSLATION_MACHINE_URL and TRANSLATION_MACHINE_MODEL belong together: set both, or none of the TRANSLATION_MACHINE settings.",
  },
  {
    about: [],
    fits: (given) =>
      together(bucket)(given) && (given.MEDIA_STORE !== "s3" || some(given, bucket).length > 0),
    sentence:
      "S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together, and MEDIA_STORE=s3 needs them: set all three, or none of them.",
  },
  {
    about: [],
    fits: (given) => given.PUBLIC_DATABASE_URL === undefined || given.DATABASE_URL !== undefined,
    sentence:
      "PUBLIC_DATABASE_URL needs DATABASE_URL too: the embedded database makes its reader itself.",
  },
  {
    about: [],
    fits: (given) => given.DATABASE_DIRECT_URL === undefined || given.DATABASE_URL !== undefined,
    sentence:
      "DATABASE_DIRECT_URL needs DATABASE_URL too: it is the server behind the pool named there.",
  },
  {
    about: ["METRICS_PORT", "PORT"],
    fits: (given) =>
      given.METRICS_PORT === undefined || Number(given.METRICS_PORT) !== Number(given.PORT ?? 3000),
    sentence: "METRICS_PORT must be another port than PORT: figures are not for readers.",
  },
];
