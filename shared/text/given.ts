/** What a sentence names: words, then numbers. */
export type Given<Words extends string, Numbers extends string = never> = {
  readonly [word in Words]: string
} & { readonly [count in Numbers]: number }
