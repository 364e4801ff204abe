import { defineConfig } from "prisma/config";

// `prisma generate` looks for a native schema engine and would download it, but never runs it. Naming a
// program that exists keeps it from trying; migrations have their own engine (lib/migrations/engine.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
});
