declare module "opencc-js/dict/TSCharacters" {
  /** Pairs `traditional simplified`, separated by `|`. */
  const pairs: string;
  export default pairs;
}

declare module "snowball-stemmers" {
  const snowball: { newStemmer: (language: string) => { stem: (word: string) => string } };
  export default snowball;
}
