import {
  count,
  longSecret,
  matching,
  oneOf,
  origin,
  secret,
  secretWord,
  serverFault,
  text,
  wholeNumber,
} from "./rules.mjs";

/** Signing in with another house's accounts (OpenID Connect). Off until they are set. */
export const providerSettings = {
  OIDC_ISSUER: {
    must: "the issuer's address, such as https://login.example.com: https (http on this machine alone), without a question mark",
    fault: serverFault,
  },
  OIDC_CLIENT_ID: matching(
    /^[\x21-\x7e]+$/,
    "the client's name as the provider gave it, without blanks",
  ),
  OIDC_CLIENT_SECRET: longSecret(
    16,
    "the secret that the provider gave, of 16 characters at least",
  ),
  OIDC_NAME: name("as people know the provider"),
  OIDC_TWO_FACTOR_ACR: matching(
    /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/,
    "values of acr, with one blank between them",
  ),
};

/** A machine that proposes translations. Off until they are set: nothing leaves the site before. */
export const machineSettings = {
  TRANSLATION_MACHINE_URL: {
    must: "the address that stands before /chat/completions, such as https://api.example.com/v1: https (http on this machine alone), without a login and a question mark",
    fault: serverFault,
  },
  TRANSLATION_MACHINE_KEY: secretWord("the key as it was given, without blanks"),
  TRANSLATION_MACHINE_MODEL: matching(
    /^[^\p{C}]{1,200}$/u,
    "the name of a model, of at most 200 characters",
  ),
  TRANSLATION_MACHINE_NAME: name("as the desk is to call the tool"),
};

/** Where files are kept that are no pages: a folder of this machine, or a store that speaks S3. */
export const fileStoreSettings = {
  MEDIA_STORE: oneOf(["files", "s3"], "files"),
  S3_BUCKET: matching(
    /^[a-z0-9][a-z0-9.-]{1,62}$/,
    "the name of a bucket: 3 to 63 small letters, digits, dots and hyphens",
  ),
  S3_ENDPOINT: origin(
    "the address of the store, such as https://s3.example.com: https (http within a network of your own), without a path",
  ),
  S3_REGION: text(
    "the name of a region, such as eu-central-1",
    (given) => /^[\w-]{1,40}$/.test(given),
    { usual: "us-east-1" },
  ),
  S3_ACCESS_KEY_ID: secretWord("the key's name as the store gave it, without blanks"),
  S3_SECRET_ACCESS_KEY: secret("the secret that the store gave: 8 characters at least", (given) =>
    given.length < 8 ? `has ${count(given.length)}` : undefined,
  ),
  S3_PATH_STYLE: oneOf(["0", "1"]),
  S3_PREFIX: matching(
    /^[\w.-]+(?:\/[\w.-]+)*$/,
    "what the names begin with, such as newsroom/media, without a slash at its ends",
  ),
  MEDIA_CACHE_MB: wholeNumber(0, 999_999, 1024, " of megabytes"),
};

function name(how) {
  return matching(/^[^\p{C}]{1,60}$/u, `a name of at most 60 characters, ${how}`);
}
