import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test, vi } from "vitest";
import { paths } from "@/features/publication/routes/paths";
import { createMedia } from "./media";

vi.mock("@/features/publication/media/data", () => ({
  publishedMedia: () => Promise.reject(new Error("the database is away")),
}));

test("a picture of which the database cannot say whether it is public is away, and not missing", async () => {
  const mayFetchDraft = vi.fn(async () => true);
  const app = { mayFetchDraft, makeCrops: vi.fn(), mendFiles: vi.fn() };
  const files = { store: {}, forget: vi.fn(), drop: vi.fn() };
  const media = createMedia(app as never, files as never);
  const response = { removeHeader: vi.fn(), setHeader: vi.fn() };
  const answer = await media.answer(
    { headers: {} } as IncomingMessage,
    response as unknown as ServerResponse,
    paths.picture("a".repeat(64), 480, "jpg"),
  );
  expect(answer).toBe("away");
});
