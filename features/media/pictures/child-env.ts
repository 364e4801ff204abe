/** What a program needs to run at all, and to reach a store behind a proxy or with a certificate of the house's own. */
const needed = new Set([
  ...["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ", "NODE_ENV", "NODE_OPTIONS"],
  ...["LD_LIBRARY_PATH", "LD_PRELOAD", "FONTCONFIG_FILE", "FONTCONFIG_PATH"],
  ...["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_USE_ENV_PROXY"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"],
  ...["DATA_DIR", "LOG_LEVEL"],
]);

/** Where files are kept. The keys to a bucket are S3_…: those that AWS's own tools find are for others. */
const ofTheStore = /^(?:MEDIA_|S3_|AWS_(?!.*(?:SECRET|TOKEN|ACCESS_KEY)))/;

/**
 * The settings of a process that decodes pictures. It reads what strangers
 * have made, and whoever breaks a decoder has what its process has: so it has
 * no database, no secret of the site, no mail server and no provider's key.
 * It only reads and writes files.
 */
export function childEnv(source: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const given = Object.entries(source).filter(
    ([name]) => needed.has(name) || ofTheStore.test(name),
  );
  // NODE_ENV is named because the type asks for it (Next declares it so).
  return { NODE_ENV: source.NODE_ENV, ...Object.fromEntries(given) };
}
