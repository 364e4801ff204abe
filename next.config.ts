import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { nextPart } from "./lib/startup/builds";

const config: NextConfig = {
  // A build does not touch the one that runs. While the site is being worked on there is none.
  distDir: process.env.BUILD_DIR ? nextPart(process.env.BUILD_DIR) : ".next",
  cacheComponents: true,
  partialPrefetching: true,
  // Next would render every page a second time, for what its client router
  // may show first at later visits. Public pages have no client router, and
  // what the desk shows must be of now.
  experimental: { cachedNavigations: false },
  // Rendered pages are kept by the site's own page cache; Next's copies in
  // memory would outlive a change that another process publishes.
  cacheHandler: path.resolve("server/app/cache-handler.mjs"),
  cacheMaxMemorySize: 0,
  // Crawlers on Next's list would get a page rendered for each request. The
  // pages here are static and carry their metadata in the head for everyone.
  // The desk is the exception: for it the site's server says this name
  // (server/front/http/client-headers.ts), because a shell that is filled later has no
  // nonce, and answers 200 before the page has said that it redirects.
  htmlLimitedBots: /^newsroom-whole-pages$/,
  poweredByHeader: false,
  // Native code and a dictionary that it reads from beside itself; large tables that gain nothing by bundling;
  // what must be one for actions and routes, which Next bundles apart: one knows the other's instances.
  serverExternalPackages: [
    "@node-rs/jieba",
    "pinyin-pro",
    "snowball-stemmers",
    "openid-client",
    "@tus/server",
  ],
  // For what is made for one reader alone (the desk, previews). Pages are
  // asked for without compression, and have been compressed once for all.
  compress: true,
  // The site's server settles slashes and statuses before Next is asked.
  skipTrailingSlashRedirect: true,
  devIndicators: false,
  // `npm run validate` checks types, tests included; a start need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
