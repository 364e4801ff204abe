/**
 * The two states of a text, which are kept apart: the editorial one is of its
 * newest revision, the public one of what readers can have. What leads from
 * one to another is said in features/editorial/workflow.ts alone.
 */

export const editorialStates = ["DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED"] as const;
export type EditorialState = (typeof editorialStates)[number];

export const publicStates = ["NONE", "LIVE", "WITHDRAWN"] as const;
export type PublicState = (typeof publicStates)[number];

export type States = { editorial: EditorialState; public: PublicState };
