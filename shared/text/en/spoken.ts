/** Digits and signs of a serial number as they are read aloud. The letters are those of ICAO. */
export const spoken = {
  digits: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  signs: { '-': 'dash', '/': 'slash', '.': 'point', _: 'underline' } as Readonly<
    Record<string, string>
  >,
}
