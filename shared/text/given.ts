declare const sentence: unique symbol

/** A sentence within a sentence, in its language: it is given as a saying, never in words. */
export type Sentence = string & { readonly [sentence]: true }

/** Sentences that a sentence has inside. */
export type Sentences<Names extends string> = { readonly [name in Names]: Sentence }

/** What a sentence names: words, then numbers. Why something is so is a sentence of its own. */
export type Given<Words extends string, Numbers extends string = never> = {
  readonly [word in Words]: word extends 'why' ? Sentence : string
} & { readonly [count in Numbers]: number }
