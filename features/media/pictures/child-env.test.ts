import { expect, test } from "vitest";
import { childEnv } from "./child-env";

test("a process that decodes pictures is given where files are kept, and no secret of the site", () => {
  const kept = {
    NODE_ENV: "production",
    PATH: "/usr/bin",
    DATA_DIR: "/data",
    MEDIA_STORE: "s3",
    S3_BUCKET: "media",
    S3_SECRET_ACCESS_KEY: "of-the-bucket",
    AWS_CA_BUNDLE: "/etc/ca.pem",
    HTTPS_PROXY: "http://proxy:3128",
  } as const;
  const secrets = {
    DATABASE_URL: "postgresql://owner:secret@db/newsroom",
    PUBLIC_DATABASE_URL: "postgresql://reader:secret@db/newsroom",
    PGPASSWORD: "secret",
    SITE_SECRET: "secret",
    SITE_SECRET_PREVIOUS: "secret",
    SMTP_URL: "smtp://secret",
    METRICS_TOKEN: "secret",
    OIDC_CLIENT_SECRET: "secret",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "secret",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "secret",
  };
  expect(childEnv({ ...kept, ...secrets })).toEqual(kept);
});
