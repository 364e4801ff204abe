/** What makes a Chinese numeral of one character count something: 三家, not 三峡. */
export const classifier =
  /^(?:多|余)?(?:个|名|车道|座席|队|位|家|项|座|台|套|件|条|批|次|场|届|期|栋|幢|间|辆|艘|架|部|张|份|种|类|组|支|只|枚|棵|株|顶|节|篇|本|册|人(?!间)|国|地|省|市|县|村|校|层|户|口|所|处|方面|轮|步|阶段|大|岁|倍|号|天|年|月|周|小时|分钟|方)/;
