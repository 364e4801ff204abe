/** Words that say nothing of what a text is about. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an and are as at be been by for from had has have he her his i if in into is it its of on or our
  she so than that the their them then there these they this to was we were what when which who will
  with you your not no but
  и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было
  вот от меня еще нет о об из ему теперь когда даже ну ли если уже или ни быть был него до вас нибудь
  опять уж вам ведь там потом себя ничего ей может они тут где есть надо ней для мы тебя их чем была
  сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой ним здесь
  этом один почти мой тем чтобы нее были куда зачем всех при об над после том также это эта эти между
  через которых которая который которые которой которого
  的 了 和 与 与 及 在 是 有 为 以 于 对 从 到 也 就 都 而 或 等 把 被 让 向 个 这 那 其 之 将 并 不 吗 呢 吧
  们 着 过 地 得`
    .split(/\s+/)
    .filter(Boolean),
);
