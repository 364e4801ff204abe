import { connection } from "next/server";
import { llmsTxt } from "@/features/syndication/site-files/llms";

export async function GET() {
  await connection();
  return new Response(await llmsTxt(), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
