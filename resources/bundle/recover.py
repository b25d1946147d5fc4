#!/usr/bin/env python3
"""Recovers a key from the evidence bundle of a key ceremony and a quorum of shares.

    python3 recover.py BUNDLE [--key LABEL] --out FILE [SHAREFILE ...]

A SHAREFILE holds a share text (100 characters that begin with KSHARE1) or is a .share file. Without
one the share texts are read from standard input, one a line. Needs python3 (3.8 or newer), nothing
else. Exit 0: the key is written. 1: something was judged bad. 2: usage, or a file cannot be used.

Nothing is combined before each share has passed the commitment that the log holds, and nothing is
written before the key has passed its own. Signatures are not checked here: verify.sh does that.
Run a copy of this script from a source that you trust, not the one inside the bundle.
"""
import argparse, functools, hashlib, hmac, json, os, re, stat, sys

COMPARE = 'compare it with the card, group by group; ? stands for what cannot be read'

class Refused(Exception):
    """The input was judged bad: exit 1."""

class CannotRun(Exception):
    """Usage, or this computer: exit 2, as for a file that cannot be read or written."""

def demand(condition, otherwise):
    """Refuses the input unless the condition holds."""
    if not condition:
        raise Refused(otherwise)

def say(line):
    """Tells the person. Names come from files of unknown origin: none may steer a terminal."""
    print(''.join(c if c.isprintable() else '?' for c in line), file=sys.stderr)

# ---- 1. The field GF(2^8) with polynomial 0x11b: for Shamir's shares, and inside AES.

def multiply(a, b):
    """Carry-less, bit by bit."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = a << 1 ^ (0x11b if a & 0x80 else 0)
        b >>= 1
    return product

INVERSE = [0] + [next(b for b in range(256) if multiply(a, b) == 1) for a in range(1, 256)]

def interpolate(points, at):
    """The value at `at` of the polynomial through the points (x, y), byte for byte."""
    result = bytes(32)
    for x, y in points:
        factors = (multiply(at ^ other, INVERSE[x ^ other]) for other, _ in points if other != x)
        weight = functools.reduce(multiply, factors, 1)
        result = bytes(a ^ multiply(b, weight) for a, b in zip(result, y))
    return result

# ---- 2. AES decryption (FIPS 197) and key unwrap with padding (RFC 5649).

def substitute(byte):
    """The S-box, FIPS 197, section 5.1.1."""
    bits = INVERSE[byte] * 0x101
    return (bits ^ bits >> 4 ^ bits >> 5 ^ bits >> 6 ^ bits >> 7) & 0xff ^ 0x63

SBOX = [substitute(byte) for byte in range(256)]
UNSBOX = [SBOX.index(byte) for byte in range(256)]
T9, T11, T13, T14 = ([multiply(byte, by) for byte in range(256)] for by in (9, 11, 13, 14))

def round_keys(key):
    """FIPS 197, section 5.2."""
    size, constant = len(key) // 4, 1
    words = [list(key[4 * i:4 * i + 4]) for i in range(size)]
    for i in range(size, 4 * (size + 7)):
        word = words[-1]
        if i % size == 0:
            word = [SBOX[byte] for byte in word[1:] + word[:1]]
            word[0] ^= constant
            constant = multiply(constant, 2)
        elif size == 8 and i % size == 4:
            word = [SBOX[byte] for byte in word]
        words.append([a ^ b for a, b in zip(words[-size], word)])
    return [sum(words[i:i + 4], []) for i in range(0, len(words), 4)]

def decrypt_block(keys, block):
    """FIPS 197, section 5.3; a state is 16 bytes, column by column."""
    state = [a ^ b for a, b in zip(block, keys[-1])]
    for key in keys[-2::-1]:
        state = [UNSBOX[state[(i - 4 * (i % 4)) % 16]] ^ key[i] for i in range(16)]
        if key is not keys[0]:
            columns = [state[i:i + 4] for i in range(0, 16, 4)]
            state = [T14[c[i]] ^ T11[c[i - 3]] ^ T13[c[i - 2]] ^ T9[c[i - 1]]
                     for c in columns for i in range(4)]
    return bytes(state)

def unwrap(key, wrapped):
    """RFC 5649, section 4.2; None when the key or the bytes are wrong."""
    keys, n = round_keys(key), len(wrapped) // 8 - 1
    if n < 1 or len(wrapped) % 8:
        return None
    head, *blocks = [wrapped[i:i + 8] for i in range(0, len(wrapped), 8)]
    # One block is plain AES; more go through six rounds of RFC 3394, from the last to the first.
    for t in [0] if n == 1 else range(6 * n, 0, -1):
        mixed = (int.from_bytes(head, 'big') ^ t).to_bytes(8, 'big')
        plain = decrypt_block(keys, mixed + blocks[(t - 1) % n])
        head, blocks[(t - 1) % n] = plain[:8], plain[8:]
    rest, length = b''.join(blocks), int.from_bytes(head[4:], 'big')
    sound = head[:4] == b'\xa6\x59\x59\xa6' and 8 * (n - 1) < length <= 8 * n
    return rest[:length] if sound and not any(rest[length:]) else None

def self_test():
    """The two answers of RFC 5649, section 6, and one of NIST (KWP_AD_256) for a longer key."""
    rfc = '5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8'
    answers = [
        (rfc, '138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a',
         'c37b7e6492584340bed12207808941155068f738'),
        (rfc, 'afbeb0f07dfbf5419200f2ccb50bb24f', '466f7250617369'),
        ('20e4ff6a88ffa9a2818b81702793d8a016722c2fa1ff445f24b9db293cb12069',
         '85011dc927b167f411b0b8e21b11d819', 'd2')]
    for answer in answers:
        key, wrapped, plain = map(bytes.fromhex, answer)
        if unwrap(key, wrapped) != plain:
            raise CannotRun('the self-test of AES key unwrap failed: use another computer')

# ---- 3. A share text: KSHARE1, 80 characters for 50 bytes, 13 of the BIP-93 short checksum.

ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'  # BIP-173
PREFIX = [ord(c) >> 5 for c in 'kshare'] + [0] + [ord(c) & 31 for c in 'kshare']
GENERATOR = (0x19dc500ce73fde210, 0x1bfae00def77fe529, 0x1fbd920fffe7bee52, 0x1739640bdeee3fdad,
             0x07729a039cfc75f5a)

def residue(symbols):
    """0 when the checksum holds."""
    state = 1
    for symbol in PREFIX + symbols:
        top, state = state >> 60, (state & (1 << 60) - 1) << 5 ^ symbol
        for bit in range(5):
            state ^= GENERATOR[bit] if top >> bit & 1 else 0
    return state ^ 0x10ce0795c2fd1e62a

@functools.lru_cache(maxsize=None)
def change(place, value):
    """What adding `value` to the character at this place adds to the residue, wherever it is."""
    return residue([0] * 93) ^ residue([value if i == place else 0 for i in range(93)])

def correct(symbols, unreadable):
    """The symbols with each `?` solved by linear equations, and up to two wrong ones by a table."""
    blanks = [(place, 1 << bit) for place in unreadable for bit in range(5)]
    rows = []  # each: a change of the residue, and in the low 40 bits which of the blanks make it
    def reduce(value):
        for row in rows:
            value = min(value, value ^ row)
        return value
    for i, blank in enumerate(blanks):
        rows.append(reduce(change(*blank) << 40 | 1 << i))
    wanted = reduce(residue(symbols) << 40) >> 40  # what no choice for the ? explains
    ones = [(place, value) for place in range(93) for value in range(1, 32)
            if place not in unreadable]
    table = {0: (), **{reduce(change(*one) << 40) >> 40: (one,) for one in ones}}
    pairs = (one + table[key ^ wanted] for key, one in table.items() if key ^ wanted in table)
    # Where 2 x wrong + unreadable is more than 8, several cards would fit.
    wrong = next((one for one in pairs if 2 * len(one) + len(unreadable) <= 8), ())
    fixed = list(symbols)
    for place, value in wrong:
        fixed[place] ^= value
    bits = reduce(residue(fixed) << 40)
    for i, (place, value) in enumerate(blanks):
        fixed[place] ^= value if bits >> i & 1 else 0
    return fixed

def read_text(text, name):
    """(the 50 bytes of a share text, the places that were corrected, the text as corrected)."""
    text = re.sub('[\\s\u2010-\u2015-]', '', text)
    demand(text in (text.lower(), text.upper()),
           f'{name} mixes capitals and small letters: type all of it in capitals')
    text = text.lower()
    for place, letter in enumerate(text[:100]):
        demand(letter in '?' + (ALPHABET if place > 6 else 'kshare1'[place]),
               f'{name}: group {place // 4 + 1} holds a wrong character: {COMPARE}')
    demand(len(text) == 100, f'{name} has {len(text)} characters, a share text has 100: {COMPARE}')
    symbols = [max(ALPHABET.find(letter), 0) for letter in text[7:]]
    unreadable = [place for place in range(93) if text[place + 7] == '?']
    demand(len(unreadable) <= 8, f'{name} has {len(unreadable)} unreadable characters, more than 8')
    if unreadable or residue(symbols):
        symbols = correct(symbols, unreadable)
    demand(residue(symbols) == 0,
           f'{name}: the checksum does not hold, too much is wrong: {COMPARE}')
    number = sum(symbol << 5 * (79 - i) for i, symbol in enumerate(symbols[:80]))
    full = 'kshare1' + ''.join(ALPHABET[symbol] for symbol in symbols)
    return number.to_bytes(50, 'big'), [i for i in range(100) if full[i] != text[i]], full.upper()

def take_apart(envelope, name):
    """The fields of a share by their names in a .share file; `share` is y (32 bytes) and x (1)."""
    commitment = hashlib.sha256(b'claviger-share-v1' + envelope[:45]).hexdigest()
    demand(commitment[:10] == envelope[45:].hex(), f'{name}: the check bytes do not fit: {COMPARE}')
    demand(envelope[0] == 1, f'{name} is of version {envelope[0]}: a newer recover.py is needed')
    demand(envelope[44] != 0, f'{name} is forged (x = 0): keep it as evidence, use another')
    index, threshold, total = envelope[9:12]
    return {'claviger': 'share/1', 'set': envelope[1:9].hex(), 'index': index, 'n': total,
            'threshold': threshold, 'share': envelope[12:45].hex(), 'commitment': commitment}

def confirm(name, places, text, accepted):
    """Nothing is corrected silently."""
    groups = sorted({place // 4 for place in places})
    numbers = ', '.join(str(group + 1) for group in groups)
    many = '1 character was' if len(places) == 1 else f'{len(places)} characters were'
    say(f'{name}: {many} corrected, in group {numbers}.')
    if accepted:
        return
    demand(sys.stdin.isatty(),
           f'{name}: compare these groups with the card, then add --accept-corrections')
    for group in groups:
        say(f'    group {group + 1} must read {text[4 * group:4 * group + 4]}')
    say('Compare these groups with the card. Type yes if the card can be read like this:')
    demand(sys.stdin.readline().strip().lower() == 'yes',
           f'{name}: the correction was not confirmed: {COMPARE}')

# ---- 4. The bundle: its log, and what the log says of keys, backups and shares.

def read_file(path, limit, bundle=''):
    """The bytes of a regular file, of a bundle or on its own, of at most `limit` bytes."""
    path, name = os.path.join(bundle, path), path
    demand(not bundle or os.path.lexists(path),
           f'{name} is missing from the bundle: find another copy of it')
    demand(stat.S_ISREG(os.lstat(path).st_mode),
           f'{path} is a link or no regular file: use the file itself')
    with open(path, 'rb') as file:
        data = file.read(limit + 1)
    demand(len(data) <= limit,
           f'{path} is larger than {limit} bytes: check that it is the right file')
    return data

def read_log(bundle):
    """The entries of the log, each chained to the one before by its SHA-256."""
    data, entries, previous = read_file('log.jsonl', 64 << 20, bundle), [], '0' * 64
    for seq, line in enumerate(data.split(b'\n')[:-1]):
        entry = json.loads(line)
        demand((entry['seq'], entry['prev']) == (seq, previous),
               f'log.jsonl is altered or damaged at entry {seq}: use another copy')
        previous = hashlib.sha256(line + b'\n').hexdigest()
        entries.append(entry)
    demand(entries and data.endswith(b'\n'), 'log.jsonl is cut off: use another copy')
    if not os.path.lexists(os.path.join(bundle, 'checkpoint')):
        say('Warning: the bundle has no checkpoint, so the end of the log may be missing.')
        return entries
    checkpoint = read_file('checkpoint', 4096, bundle)
    demand(f'\nsha256 {hashlib.sha256(data).hexdigest()}  log.jsonl\n'.encode() in checkpoint,
           'log.jsonl is not the log of the checkpoint: use another copy')
    say('Head, to compare with the paper: ' + hashlib.sha256(checkpoint).hexdigest())
    return entries

def all_of(entries, type):
    """What every entry of one type says."""
    return [entry['what'] for entry in entries if entry['type'] == type]

def find_backup(bundle, entries, label):
    """What the log says of the key, and its backup file, compared with the log."""
    admitted = all_of(entries, 'source.admitted')  # of a recovery, a drill or a reshare
    keys = [key for one in admitted for key in one['keys']] + all_of(entries, 'key.generated')
    backups = {backup['label']: backup for backup in all_of(entries, 'backup.made')}
    names = ', '.join(sorted(backups))
    if admitted and not backups:
        ceremony = re.fullmatch('[0-9a-f]{32}', admitted[0]['ceremony']).group()
        demand(all(one.get('kind') != 'destroy' for one in all_of(entries, 'ceremony.opened')),
               'this ceremony destroyed shares: report.html says what is left of their set, '
               f'and what replaced it; the set was made in ceremony {ceremony}')
        raise Refused(f'this ceremony made no share set: use the evidence of ceremony {ceremony}')
    demand(backups, 'this ceremony made no backup: there is nothing to recover')
    if label is None and len(backups) > 1:
        raise CannotRun(f'there are several keys, name one with --key: {names}')
    label = label or names
    # A label becomes a file name: it has to be one.
    demand(label in backups and re.fullmatch('[a-z0-9][a-z0-9-]{0,31}', label),
           f'there is no backup of {label!r}: the log knows {names}')
    path = f'backups/{label}.kwp'
    data = read_file(path, 8 << 10, bundle)
    facts = hashlib.sha256(data).hexdigest(), len(data)
    listed = [one['files'][path] for one in all_of(entries, 'files.listed')]
    demand(all((one['sha256'], one['bytes']) == facts for one in [backups[label]] + listed),
           f'{path} is not the backup that the log names: use another copy')
    return [key for key in keys if key['label'] == label][-1], data  # the last word counts

def check_share(share, name, entries):
    """Refuses a share that this log did not commit to. Returns whose it is."""
    of, index, gone = share['set'], share['index'], {}
    for source in all_of(entries, 'source.admitted'):
        gone.update((one['set'], 'is superseded') for one in [source] + source.get('history', []))
    gone.update((one['set'], 'was voided') for one in all_of(entries, 'shares.voided'))
    demand(of not in gone,
           f'{name} belongs to set {of}, which {gone.get(of)}: bring the newer card')
    kind = 'rehearsal' if int(of[0], 16) & 8 else 'production'
    made = {one['set']: one for one in all_of(entries, 'shares.made')}.get(of)
    demand(made, f'{name} belongs to set {of} ({kind}), not to this bundle')
    logged = {one['index']: one for one in made['shares']}.get(index)
    demand(logged and (share['threshold'], share['n']) == (made['threshold'], made['n']),
           f'{name}: its numbers are not those of the log: use another')
    demand(share['commitment'] == logged['commitment'],
           f'{name} is not share {index} as the log committed to it: keep it')
    return logged['custodian']

# ---- 5. From shares to the key.

def read_share(content, name, entries, accepted):
    """One share, from its text or a .share file, checked against the log."""
    content, fields = content.strip().lstrip('\ufeff'), {}
    demand(not content.startswith(('age-encryption.org', '-----BEGIN AGE')),
           f'{name} is encrypted: decrypt it with "age -d" first')
    if content.startswith('{'):
        try:
            fields = json.loads(content)
            content = fields['text'] + ''
        except (ValueError, KeyError, TypeError, RecursionError):
            raise Refused(f'{name} is not a whole .share file: use the card')
    envelope, places, text = read_text(content, name)
    share = take_apart(envelope, name)
    if places:
        confirm(name, places, text, accepted)
    truth = {'custodian': check_share(share, name, entries), 'ceremony': entries[0]['ceremony'],
             'mode': entries[0]['what']['mode'], **share}
    for field in truth:
        demand(not fields or fields.get(field) == truth[field],
               f'{name}: the field "{field}" does not fit the share: use the card')
    return {'name': name, **share}

def presented(paths, shares):
    """(content, name) of each file, or of each line typed; at a terminal until there are enough."""
    for path in paths:
        yield read_file(path, 4 << 10).decode('utf-8', 'replace'), path
    terminal, number = sys.stdin.isatty(), 1
    while not paths and not (terminal and shares and len(shares) >= shares[0]['threshold']):
        if terminal:
            say('Type the next share text, then Enter. An empty line ends.')
        line = sys.stdin.readline(4096)
        if line.strip():
            yield line, f'share {number} of the input'
            number += 1
        elif terminal or not line:
            return

def gather(options, entries):
    """A quorum of shares, each checked. All wrong ones are named before they are refused."""
    shares, wrong = [], []
    for content, name in presented(options.shares, shares):
        try:
            share = read_share(content, name, entries, options.accept_corrections)
            for other in shares:
                demand(share['set'] == other['set'],
                       f'{name} is of another set than {other["name"]}')
                # The last byte is x: shares with one x are the same point.
                demand(share['index'] != other['index']
                       and share['share'][64:] != other['share'][64:],
                       f'{name} is share {other["index"]} again, as {other["name"]}')
            shares.append(share)
            say(f'{name}: share {share["index"]} of {share["n"]}, set {share["set"]}: as logged')
        except Refused as error:
            say(f'This share does not count. {error}')
            wrong.append(str(error))
    # At a terminal a share that was refused is typed again.
    demand(not wrong or not options.shares and sys.stdin.isatty(), '; '.join(wrong))
    needed = shares[0]['threshold'] if shares else 'as many as the cards say'
    demand(shares and len(shares) >= needed,
           f'{len(shares)} shares are too few, {needed} are needed: bring more')
    return shares

def combine(shares):
    """The backup key: the value at 0. Shares beyond the quorum must lie on the same polynomial."""
    raw = [bytes.fromhex(share['share']) for share in shares]
    points = [(one[32], one[:32]) for one in raw]
    quorum = points[:shares[0]['threshold']]
    for share, (x, y) in zip(shares, points):
        demand(interpolate(quorum, x) == y,
               f'{share["name"]} does not belong together with the others')
    return interpolate(quorum, 0)

# Bytes of the key as it comes out: raw, or PKCS#8 DER, which varies by a few bytes for RSA.
RAW = {'AES-128': 16, 'AES-192': 24, 'AES-256': 32, 'HMAC-SHA-224': 28, 'HMAC-SHA-256': 32,
       'HMAC-SHA-384': 48, 'HMAC-SHA-512': 64}
DER = {'EC-P256': 138, 'EC-P384': 185, 'EC-P521': 241, 'EC-secp256k1': 135, 'Ed25519': 48,
       'X25519': 48, 'RSA-2048': 1218, 'RSA-3072': 1794, 'RSA-4096': 2375}

def check_key(key, material):
    """The commitment binds label, algorithm and key; then the length. Returns the form."""
    algorithm = key['algorithm']
    message = f'claviger-key-v1\0{key["label"]}\0{algorithm}\0'.encode() + material
    found = hmac.new(bytes.fromhex(key['salt']), message, 'sha256').hexdigest()
    demand(hmac.compare_digest(found, key['commitment']),
           'the key that came out is not the one that the log names: stop')
    length = {**RAW, **DER}.get(algorithm)
    demand(length, f'{algorithm} is unknown here: a newer recover.py is needed')
    if algorithm.startswith('RSA') and abs(len(material) - length) <= 8:
        length = 4 + int.from_bytes(material[2:4], 'big')  # what the DER says of itself
    demand(len(material) == length,
           f'the key that came out has not the length of {algorithm}: stop')
    return 'raw' if algorithm in RAW else 'PKCS#8 DER'

def write_new(path, material):
    """For the owner alone, and never over another file."""
    with open(path, 'xb', opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        try:
            file.write(material)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.unlink(path)  # half a key must not pass for a key
            raise

def run(options):
    """The self-test, then the log, the backup, the shares, the key: each is judged in turn."""
    self_test()
    demand(not os.path.lexists(options.out),
           f'{options.out} exists: choose a new name, nothing is overwritten')
    if not os.path.isdir(options.bundle):
        raise CannotRun(f'there is no bundle {options.bundle}')
    try:
        entries = read_log(options.bundle)
        say(f'Ceremony {entries[0]["ceremony"]}, a {entries[0]["what"]["mode"]}.')
        say('Signatures are not checked here: verify.sh does that.')
        key, wrapped = find_backup(options.bundle, entries, options.key)
        material = unwrap(combine(gather(options, entries)), wrapped)
        demand(material, 'the shares do not open this backup: check that the bundle is theirs')
        form = check_key(key, material)
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        raise Refused('the log is damaged, or malformed: use another copy')
    write_new(options.out, material)
    what = f'{key["algorithm"]}, {len(material)} bytes, {form}'
    say(f'The key {key["label"]} ({what}) is in {options.out}.')
    say('It is no longer split. Decide now when to replace it.')
    return 0

def main():
    parser = argparse.ArgumentParser(description='Recovers a key from a bundle and its shares.')
    parser.add_argument('bundle', metavar='BUNDLE')
    parser.add_argument('--key', metavar='LABEL', help='which key, if there are several')
    parser.add_argument('--out', metavar='FILE', required=True, help='a file that does not exist')
    parser.add_argument('--accept-corrections', action='store_true',
                        help='use corrected share texts: only after comparing them with the cards')
    parser.add_argument('shares', metavar='SHAREFILE', nargs='*')
    sys.stdin.reconfigure(errors='replace')
    try:
        return run(parser.parse_intermixed_args())
    except Refused as error:
        say(f'Refused: {error}')
        return 1
    except KeyboardInterrupt:
        say('Stopped from the keyboard.')
        return 2
    except (CannotRun, OSError) as error:
        say(f'Cannot run: {error}')
        return 2

if __name__ == '__main__':
    sys.exit(main())
