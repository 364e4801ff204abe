import { answerUpload } from "@/features/media/uploads/tus-server";
import { answeredStaff } from "@/features/staff/http/staff-request";

/** One upload, of whoever began it (tus 1.0.0): how far it has come, its further bytes, its end. */
const answer = (request: Request): Promise<Response> =>
  answeredStaff(request, ({ userId }) => answerUpload(request, userId));

export const HEAD = answer;
export const PATCH = answer;
export const DELETE = answer;
