import { llmsTxt } from "@/features/syndication/llms";
import { isBuilding } from "@/lib/build-phase";

export async function GET() {
  return new Response(isBuilding() ? "" : await llmsTxt(), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
