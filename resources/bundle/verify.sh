#!/bin/sh
# verify.sh BUNDLE [PAPER]
#
# Verifies the evidence bundle of a key ceremony with stock tools: ssh-keygen (OpenSSH 8.1 or newer)
# for every signature, sha256sum or shasum for files, python3 (standard library) for JSON and hashes
# of the log. Nothing in the bundle is executed. Exit 0: every check held. Exit 1: one did not.
#
# PAPER is the list that a participant took home, as a file: lines "<id> SHA256:<fingerprint>" or
# lines in the form of allowed_signers, and a line "head <hex>" where the head was noted too.
#
# Run a copy of this script from a source that you trust, not the one inside the bundle.
# What it does NOT check: the rules of the ceremony. "claviger verify" does.

set -u
LC_ALL=C
export LC_ALL
umask 077

ok() { printf 'ok      %s\n' "$1"; }
fail() {
  printf 'FAILED  %s\n' "$1"
  exit 1
}

case $# in
  1 | 2) ;;
  *) fail 'usage: sh verify.sh BUNDLE [PAPER]' ;;
esac
# A relative path gets ./ in front: a name that begins with a hyphen must not become an option.
case $1 in /*) bundle=$1 ;; *) bundle=./$1 ;; esac
paper=${2-}
case $paper in '' | /*) ;; *) paper=./$paper ;; esac
[ $# -eq 1 ] || [ -f "$paper" ] || fail 'the paper list is not a file: check its name'
[ -d "$bundle" ] || fail 'there is no such bundle folder: check its name'

# Otherwise a program inside the bundle could run, were the bundle the current folder.
case :$PATH: in
  *:[!/]*) fail 'PATH names a relative folder: set PATH to absolute folders only' ;;
esac

for tool in ssh-keygen python3 mktemp; do
  command -v "$tool" >/dev/null 2>&1 || fail "$tool is missing: install it, then run this again"
done
if command -v sha256sum >/dev/null 2>&1; then
  digest() { sha256sum; }
elif command -v shasum >/dev/null 2>&1; then
  digest() { shasum -a 256; }
else
  fail 'sha256sum and shasum are missing: install one of them, then run this again'
fi
python3 -I -c 'import sys; sys.exit(sys.version_info < (3, 6))' >/dev/null 2>&1 ||
  fail 'python3 is too old: version 3.6 or newer is needed'

work=$(mktemp -d "${TMPDIR:-/tmp}/verify.XXXXXXXXXX") || fail 'no temporary folder can be made'
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM

# signed SIGNERS PRINCIPAL NAMESPACE SIGNATURE MESSAGE
signed() {
  ssh-keygen -Y verify -f "$1" -I "$2" -n "$3" -s "$4" <"$5" >/dev/null 2>&1
}

# A test signature of OpenSSH itself: a verifier that cannot say yes and no proves nothing.
cat >"$work/test.sig" <<'SIG'
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgiWLNIg3cNBXvxU82NW+/COB/4/
keps9gJi7cE4x2MAQAAAAIdW5pdHRlc3QAAAAAAAAABnNoYTUxMgAAAFMAAAALc3NoLWVk
MjU1MTkAAABAihQsbUzuNEFflk5Tw1+H9aLS7tZQk0RG8KW1DtOmDYYnWe3D3UKiG3fcJa
DNg4vBWp1j1gLRiBMOF+gwYNegDg==
-----END SSH SIGNATURE-----
SIG
test_key='ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIlizSIN3DQV78VPNjVvvwjgf+P5HqbPYCYu3BOMdjAE'
printf 'test namespaces="unittest" %s\n' "$test_key" >"$work/test.signers"
printf 'test namespaces="other" %s\n' "$test_key" >"$work/test.others"
printf 'This is a test, this is only a test' >"$work/test.message"
printf 'This is a test, this is only a Test' >"$work/test.altered"
signed "$work/test.signers" test unittest "$work/test.sig" "$work/test.message" ||
  fail 'ssh-keygen cannot verify signatures here: OpenSSH 8.1 or newer is needed'
if signed "$work/test.signers" test unittest "$work/test.sig" "$work/test.altered" ||
  signed "$work/test.signers" other unittest "$work/test.sig" "$work/test.message" ||
  signed "$work/test.others" test unittest "$work/test.sig" "$work/test.message"; then
  fail 'ssh-keygen accepts a false signature: do not use this computer for verification'
fi
ok 'ssh-keygen accepts a true test signature and refuses three false ones'

# -I keeps python from loading modules out of the current folder.
python3 -I - "$bundle" "$work" "$paper" <<'PYTHON' || exit 1
import base64
import binascii
import datetime
import hashlib
import json
import os
import re
import stat
import struct
import sys
import unicodedata

bundle, work, paper = sys.argv[1:4]

MAX_LOG, MAX_SIGS, MAX_LINE, MAX_LINES, MAX_DEPTH = 64 << 20, 96 << 20, 4 << 20, 200000, 16
CONSTANTS = {'verify.sh', 'recover.py', 'VERIFY.md', 'RECOVER.md'}
# What depends on the end of the log and therefore cannot be listed in it.
LAST = {'log.jsonl', 'log.sigs', 'checkpoint', 'allowed_signers', 'fingerprint.txt', 'report.html'}
OUTCOMES = {'ceremony.closed': 'closed', 'ceremony.aborted': 'aborted',
            'ceremony.terminated': 'terminated'}
ACTS = ('enrol approve withdraw receipt compare attend except resume agree disagree abort '
        'note').split()
MEANING = {'participant.enrolled': ('enrol',), 'intent.approved': ('approve',),
           'intent.withdrawn': ('withdraw',), 'share.received': ('receipt',),
           'fingerprint.compared': ('compare',), 'head.stated': ('resume',),
           'exception.raised': ('except',), 'exception.cosigned': ('except',),
           'person.returned': ('attend',), 'role.handed': ('note',),
           'duty.acknowledged': ('note',), 'entropy.given': ('note',),
           'clock.stated': ('note',), 'step.recorded': ('note',),
           'rotation.decided': ('note',), 'preflight.confirmed': ('note',),
           'bag.examined': ('note',), 'destruction.finished': ('note',),
           'destruction.missing': ('note',), 'destruction.witnessed': ('note',),
           'attestation.given': ('agree', 'disagree'),
           'ceremony.aborted': ('abort',), 'ceremony.terminated': ('abort',)}
ID = (r'(?!(?:recorder|share|recovery|head|con|prn|aux|nul|com[1-9]|lpt[1-9])\Z)'
      r'[a-z0-9][a-z0-9-]{0,31}')
HASH = r'[0-9a-f]{64}'
PATH = r'[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*'
FORBIDDEN = re.compile('[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff'
                       '\ud800-\udfff]')

# PGP words: one of two syllables for a byte at an even place, one of three at an odd one.
EVEN = '''
aardvark absurd accrue acme adrift adult afflict ahead aimless Algol allow alone ammo ancient
apple artist assume Athens atlas Aztec baboon backfield backward banjo beaming bedlamp beehive
beeswax befriend Belfast berserk billiard bison blackjack blockade blowtorch bluebird bombast
bookshelf brackish breadline breakup brickyard briefcase Burbank button buzzard cement chairlift
chatter checkup chisel choking chopper Christmas clamshell classic classroom cleanup clockwork
cobra commence concert cowbell crackdown cranky crowfoot crucial crumpled crusade cubic dashboard
deadbolt deckhand dogsled dragnet drainage dreadful drifter dropper drumbeat drunken Dupont
dwelling eating edict egghead eightball endorse endow enlist erase escape exceed eyeglass eyetooth
facial fallout flagpole flatfoot flytrap fracture framework freedom frighten gazelle Geiger
glitter glucose goggles goldfish gremlin guidance hamlet highchair hockey indoors indulge inverse
involve island jawbone keyboard kickoff kiwi klaxon locale lockup merit minnow miser Mohawk mural
music necklace Neptune newborn nightbird Oakland obtuse offload optic orca payday peachy pheasant
physique playhouse Pluto preclude prefer preshrunk printer prowler pupil puppy python quadrant
quiver quota ragtime ratchet rebirth reform regain reindeer rematch repay retouch revenge reward
rhythm ribcage ringbolt robust rocker ruffled sailboat sawdust scallion scenic scorecard Scotland
seabird select sentence shadow shamrock showgirl skullcap skydive slingshot slowdown snapline
snapshot snowcap snowslide solo southward soybean spaniel spearhead spellbind spheroid spigot
spindle spyglass stagehand stagnate stairway standard stapler steamship sterling stockman
stopwatch stormy sugar surmount suspense sweatband swelter tactics talon tapeworm tempest tiger
tissue tonic topmost tracker transit trauma treadmill Trojan trouble tumor tunnel tycoon uncut
unearth unwind uproot upset upshot vapor village virus Vulcan waffle wallet watchword wayside
willow woodlark Zulu
'''.split()
ODD = '''
adroitness adviser aftermath aggregate alkali almighty amulet amusement antenna applicant Apollo
armistice article asteroid Atlantic atmosphere autopsy Babylon backwater barbecue belowground
bifocals bodyguard bookseller borderline bottomless Bradbury bravado Brazilian breakaway
Burlington businessman butterfat Camelot candidate cannonball Capricorn caravan caretaker
celebrate cellulose certify chambermaid Cherokee Chicago clergyman coherence combustion commando
company component concurrent confidence conformist congregate consensus consulting corporate
corrosion councilman crossover crucifix cumbersome customer Dakota decadence December decimal
designing detector detergent determine dictator dinosaur direction disable disbelief disruptive
distortion document embezzle enchanting enrollment enterprise equation equipment escapade Eskimo
everyday examine existence exodus fascinate filament finicky forever fortitude frequency gadgetry
Galveston getaway glossary gossamer graduate gravity guitarist hamburger Hamilton handiwork
hazardous headwaters hemisphere hesitate hideaway holiness hurricane hydraulic impartial impetus
inception indigo inertia infancy inferno informant insincere insurgent integrate intention
inventive Istanbul Jamaica Jupiter leprosy letterhead liberty maritime matchmaker maverick Medusa
megaton microscope microwave midsummer millionaire miracle misnomer molasses molecule Montana
monument mosquito narrative nebula newsletter Norwegian October Ohio onlooker opulent Orlando
outfielder Pacific pandemic Pandora paperweight paragon paragraph paramount passenger pedigree
Pegasus penetrate perceptive performance pharmacy phonetic photograph pioneer pocketful politeness
positive potato processor provincial proximate puberty publisher pyramid quantity racketeer
rebellion recipe recover repellent replica reproduce resistor responsive retraction retrieval
retrospect revenue revival revolver sandalwood sardonic Saturday savagery scavenger sensation
sociable souvenir specialist speculate stethoscope stupendous supportive surrender suspicious
sympathy tambourine telephone therapist tobacco tolerance tomorrow torpedo tradition travesty
trombonist truncated typewriter ultimate undaunted underfoot unicorn unify universe unravel
upcoming vacancy vagabond vertigo Virginia visitor vocalist voyager warranty Waterloo whimsical
Wichita Wilmington Wyoming yesteryear Yucatan
'''.split()
# Ed25519 (RFC 8032). Under a key of small order one fixed signature fits every message.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SMALL_ORDER = '''
0000000000000000000000000000000000000000000000000000000000000000
0000000000000000000000000000000000000000000000000000000000000080
0100000000000000000000000000000000000000000000000000000000000000
0100000000000000000000000000000000000000000000000000000000000080
26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05
26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85
c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a
c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f
eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff
'''.split()


def fail(message):
    print('FAILED  ' + message)
    sys.exit(1)


def ok(message):
    print('ok      ' + message)


def show(name):
    """A name of unknown origin, safe for a terminal."""
    return ascii(name)[:200]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def matches(pattern, value):
    return isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII) is not None


def whole(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


# Files.

def walk(folder, prefix=''):
    for name in sorted(os.listdir(folder)):
        path, shown = os.path.join(folder, name), prefix + name
        info = os.lstat(path)
        if stat.S_ISDIR(info.st_mode):
            inside = list(walk(path, shown + '/'))
            if not inside:
                fail('folder %s is empty and does not belong to the bundle' % show(shown))
            yield from inside
        elif stat.S_ISREG(info.st_mode):
            yield shown, info.st_size
        else:
            fail('%s is a link or no regular file' % show(shown))


def read(path, limit):
    if path not in sizes:
        fail('%s is missing from the bundle' % path)
    if sizes[path] > limit:
        fail('%s is larger than %d bytes' % (path, limit))
    with open(os.path.join(bundle, path), 'rb') as file:
        return file.read(limit + 1)


def write(name, data):
    with open(os.path.join(work, name), 'xb') as file:
        file.write(data)


# JSON: canonical form is required, because duplicate keys read differently in different programs.

def once(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError('a key is repeated')
    return found


def integer(digits):
    if len(digits) > 17 or abs(int(digits)) > 2**53 - 1:
        raise ValueError('a number is too large')
    return int(digits)


def no_float(_):
    raise ValueError('a number is not an integer')


def check_text(value, key='', depth=0):
    if isinstance(value, str):
        for line in value.split('\n') if key == 'pem' else [value]:
            if FORBIDDEN.search(line) or unicodedata.normalize('NFC', line) != line:
                raise ValueError('a text holds a forbidden character or is not NFC')
    elif isinstance(value, (dict, list)):
        if depth >= MAX_DEPTH:
            raise ValueError('it is nested too deeply')
        for inner, member in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(value, dict) and not matches(r'[A-Za-z0-9._/-]+', inner):
                raise ValueError('a key holds a forbidden character')
            check_text(member, inner, depth + 1)


def parse(data, place):
    """The object in canonical JSON bytes (without newline)."""
    try:
        value = json.loads(data.decode('utf-8'), object_pairs_hook=once, parse_int=integer,
                           parse_float=no_float, parse_constant=no_float)
        check_text(value)
        form = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
        if form.encode('utf-8') != data:
            raise ValueError('it is not in canonical form')
    except (ValueError, RecursionError) as error:
        reason = 'it is not JSON in UTF-8'
        if type(error) is ValueError:
            reason = str(error)
        elif isinstance(error, RecursionError):
            reason = 'it is nested too deeply'
        fail('%s: %s' % (place, reason))
    if not isinstance(value, dict):
        fail('%s: it is not an object' % place)
    return value


# Keys and signatures.

def decode64(text, place):
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = None
    if data is None or base64.b64encode(data).decode() != text:
        fail('%s: not canonical base64' % place)
    return data


def string(data):
    return struct.pack('>I', len(data)) + data


def point_add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0])
    f = (a[1] + a[0]) * (b[1] + b[0])
    g = 2 * a[3] * b[3] * D
    h = 2 * a[2] * b[2]
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def full_order(key):
    """Whether 32 bytes encode a point of the prime-order group, canonically."""
    y = int.from_bytes(key, 'little')
    sign, y = y >> 255, y & (2**255 - 1)
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or v * x * x % P != u or x == 0:
        return False
    x = x if x % 2 == sign else P - x
    total, step, count = (0, 1, 1, 0), (x, y, 1, x * y % P), ORDER
    while count:
        if count & 1:
            total = point_add(total, step)
        step, count = point_add(step, step), count >> 1
    return total[0] == 0 and total[1] == total[2]


def add_key(principal, text, place):
    """Pins the key of a principal; every key of a ceremony is another one."""
    if not matches(r'ssh-ed25519 [A-Za-z0-9+/]{68}', text):
        fail('%s: the key is not one line "ssh-ed25519 ..."' % place)
    blob = decode64(text[12:], place)
    if blob[:-32] != string(b'ssh-ed25519') + struct.pack('>I', 32):
        fail('%s: the key is not an Ed25519 key' % place)
    if blob[-32:].hex() in SMALL_ORDER:
        fail('%s: the key is of small order' % place)
    if not full_order(blob[-32:]):
        fail('%s: the key is not canonical or not of full order' % place)
    if blob in keys.values() or principal in keys:
        fail('%s: the key is in the log twice' % place)
    keys[principal] = blob
    texts[principal] = text


def fingerprint(principal):
    digest = hashlib.sha256(keys[principal]).digest()
    return 'SHA256:' + base64.b64encode(digest).decode().rstrip('=')


def armor(blob):
    text = base64.b64encode(blob).decode()
    lines = [text[i:i + 70] for i in range(0, len(text), 70)]
    return '\n'.join(['-----BEGIN SSH SIGNATURE-----'] + lines
                     + ['-----END SSH SIGNATURE-----', '']).encode()


def ask(group, principal, namespace, blob, message, place):
    """Checks the form of a signature to the byte and leaves the rest to ssh-keygen."""
    signature = blob[-64:]
    form = (b'SSHSIG' + struct.pack('>I', 1) + string(keys[principal])
            + string(namespace.encode()) + string(b'') + string(b'sha512')
            + string(string(b'ssh-ed25519') + string(signature)))
    if form != blob:
        fail('%s: not a signature by the key of %s for %s' % (place, principal, namespace))
    if int.from_bytes(signature[32:], 'little') >= ORDER:
        fail('%s: the signature is not canonical' % place)
    name = '%s.%d' % (group, len(asked.setdefault(group, [])))
    asked[group].append('%s %s %s %s\n' % (name, principal, namespace, place))
    write(name + '.sig', armor(blob))
    write(name + '.message', message)


# The log.

def read_log():
    data = read('log.jsonl', MAX_LOG)
    lines = [line + b'\n' for line in data.split(b'\n')]
    if lines.pop() != b'\n':
        fail('log.jsonl: the last line is unfinished')
    if not 0 < len(lines) <= MAX_LINES:
        fail('log.jsonl: it has %d lines' % len(lines))
    entries, previous, before = [], '0' * 64, ''
    for seq, line in enumerate(lines):
        place = 'log entry %d' % seq
        if len(line) > MAX_LINE:
            fail('%s: the line is too long' % place)
        entry = parse(line[:-1], place)
        if sorted(entry) != 'actor ceremony prev seq time type v what'.split():
            fail('%s: it has not exactly the eight fields' % place)
        if entry['prev'] != previous:
            fail('%s: prev is not the hash of the line before' % place)
        if not whole(entry['seq']) or entry['seq'] != seq:
            fail('%s: seq is wrong' % place)
        if entry['v'] != 1 or not whole(entry['v']):
            fail('%s: it is of a newer version than this script' % place)
        if not matches('[0-9a-f]{32}', entry['ceremony']):
            fail('%s: ceremony is malformed' % place)
        if entries and entry['ceremony'] != entries[0]['ceremony']:
            fail('%s: it belongs to another ceremony' % place)
        try:
            datetime.datetime.strptime(entry['time'], '%Y-%m-%dT%H:%M:%SZ')
        except (TypeError, ValueError):
            entry['time'] = None
        if not matches(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', entry['time']):
            fail('%s: time is malformed' % place)
        if entry['time'] < before:
            fail('%s: time goes back' % place)
        if not matches('recorder|' + ID, entry['actor']):
            fail('%s: actor is malformed' % place)
        if not matches(r'[a-z]{1,32}(\.[a-z]{1,32}){1,3}', entry['type']):
            fail('%s: type is malformed' % place)
        if not isinstance(entry['what'], dict):
            fail('%s: what is not an object' % place)
        if (entry['type'] == 'ceremony.opened') != (seq == 0):
            fail('%s: ceremony.opened stands at the beginning and nowhere else' % place)
        if (entry['type'] in OUTCOMES) != (seq == len(lines) - 1):
            fail('%s: the log does not end where the ceremony ends' % place)
        previous, before = sha256(line), entry['time']
        entries.append(entry)
    return data, lines, entries


def merkle(hashes):
    """RFC 6962, section 2.1."""
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return hashlib.sha256(b'\1' + merkle(hashes[:half]) + merkle(hashes[half:])).digest()


def enrol(entry, place):
    what = entry['what']
    if not matches(ID, what.get('id')) or what['id'] != entry['actor']:
        fail('%s: the person enrolled and the actor differ' % place)
    people.setdefault(what['id'], []).append((what.get('key'), what.get('fp'), place))


def principal_at(person, count):
    """The name in allowed_signers of a person's key number `count`, counted from 1."""
    return person if count == len(people[person]) else '%s.%d' % (person, count)


def pin_keys():
    """Fills `keys` in the order of allowed_signers."""
    add_key('recorder', opened.get('recorder'), 'log entry 0')
    for person, enrolments in people.items():
        order = [len(enrolments)] + list(range(1, len(enrolments)))
        for count in order:
            text, fp, place = enrolments[count - 1]
            add_key(principal_at(person, count), text, place)
            if fingerprint(principal_at(person, count)) != fp:
                fail('%s: fp is not the fingerprint of the key' % place)
    made = [('log entry %d' % seq, entry['what']) for seq, entry in enumerate(entries)
            if entry['type'] in ('shares.made', 'source.admitted')]
    for place, what in made:
        if not matches('[0-9a-f]{16}', what.get('set')):
            fail('%s: set is malformed' % place)
        for share in what['shares']:
            if not whole(share['index']) or not 1 <= share['index'] <= 255:
                fail('%s: index is malformed' % place)
            add_key('share.%s.%d' % (what['set'], share['index']), share['proof'], place)
    for place, what in made:
        add_key('recovery.' + what['set'], what.get('recovery'), place)


def signer_line(principal, text):
    spaces = 'claviger-statement-v1,claviger-checkpoint-v1'
    if principal == 'recorder':
        spaces = 'claviger-log-v1,claviger-checkpoint-v1'
    elif principal.split('.')[0] in ('share', 'recovery'):
        spaces = 'claviger-drill-v1'
    return '%s namespaces="%s" %s\n' % (principal, spaces, text)


def check_statement(seq, entry, enrolled):
    place, what = 'log entry %d' % seq, entry['what']
    blob = decode64(what['sshsig'], place)
    text = what['statement'].encode()
    statement = parse(text, place + ', statement')
    fields = 'act actor ceremony claviger role sha256 target text'.split()
    if sorted(statement) != fields or statement['claviger'] != 'statement/1':
        fail('%s: the statement has not exactly its eight fields' % place)
    if statement['actor'] != entry['actor']:
        fail('%s: the statement is not of the actor' % place)
    if statement['ceremony'] != entry['ceremony']:
        fail('%s: the statement is of another ceremony' % place)
    if statement['act'] not in MEANING.get(entry['type'], ACTS) or (
            statement['act'] != what.get('verdict', statement['act'])):
        fail('%s: the statement says %s' % (place, show(statement['act'])))
    target = statement['target']
    if not whole(target) or target >= seq or (
            entry['type'] == 'participant.enrolled' and target != 0):
        fail('%s: the target of the statement is wrong' % place)
    if statement['sha256'] != sha256(lines[target]):
        fail('%s: the statement names another target line' % place)
    if entry['actor'] not in enrolled:
        fail('%s: %s signs without being enrolled' % (place, entry['actor']))
    signer = principal_at(entry['actor'], enrolled[entry['actor']])
    ask('statements', signer, 'claviger-statement-v1', blob, text + b'\n', place)
    if 'proof' in what:
        proof = 'share.%s.%s' % (what.get('set'), what.get('index'))
        if proof not in keys:
            fail('%s: no such share was made' % place)
        ask('proofs', proof, 'claviger-drill-v1', decode64(what['proof'], place),
            text + b'\n', place)


def check_drill(what, place):
    message = ''.join(line + '\n' for line in what['challenge']).encode()
    signatures = [('recovery.%s' % what.get('set'), what['recovery'])]
    for share in what['shares']:
        signatures.append(('share.%s.%s' % (what.get('set'), share.get('index')),
                           share['signature']))
    for principal, signature in signatures:
        if principal not in keys:
            fail('%s: no such share was made' % place)
        ask('drill', principal, 'claviger-drill-v1', decode64(signature, place), message, place)


def check_statements():
    enrolled = {}
    for seq, entry in enumerate(entries):
        place, what = 'log entry %d' % seq, entry['what']
        if entry['type'] == 'participant.enrolled':
            enrolled[entry['actor']] = enrolled.get(entry['actor'], 0) + 1
        if entry['type'] == 'drill.proven':
            check_drill(what, place)
        has = [isinstance(what.get(field), str) for field in ('statement', 'sshsig')]
        if has == [True, True]:
            check_statement(seq, entry, enrolled)
        elif any(field in what for field in ('statement', 'sshsig', 'proof')):
            fail('%s: statement and signature do not come together' % place)
        elif entry['type'] in MEANING and not (
                entry['type'] in OUTCOMES and what.get('unsigned') is True) and not (
                entry['type'] == 'step.recorded' and entry['actor'] == 'recorder'):
            fail('%s: it is not signed' % place)


def check_recorder():
    signatures = read('log.sigs', MAX_SIGS).split(b'\n')
    if signatures.pop() != b'' or len(signatures) != len(lines):
        fail('log.sigs: not one line for each line of the log')
    for seq, line in enumerate(signatures):
        place = 'log.sigs line %d (log entry %d)' % (seq + 1, seq)
        text = line.decode('ascii', 'replace')
        ask('recorder', 'recorder', 'claviger-log-v1', decode64(text, place), lines[seq], place)


# The end, the files, the paper.

def end_signers():
    what, place = entries[-1]['what'], 'log entry %d' % (len(entries) - 1)
    if what.get('entries') != len(entries):
        fail('%s: entries is not the number of entries' % place)
    if outcome == 'closed':
        signers = what.get('signers')
    elif what.get('unsigned') is True:
        signers = []
    else:
        signers = [what.get('by')]
        if signers != [entries[-1]['actor']]:
            fail('%s: the one who ended it is not the actor' % place)
    if not isinstance(signers, list) or (outcome == 'closed' and not signers):
        fail('%s: nobody is named as signer' % place)
    for number, signer in enumerate(signers):
        if not isinstance(signer, str) or signer not in people or signer in signers[:number]:
            fail('%s: a signer is named twice or is not enrolled' % place)
    return signers


def check_files():
    lists = [entry['what'] for entry in entries if entry['type'] == 'files.listed']
    if not lists:
        fail('the log has no files.listed: nothing says what belongs to the bundle')
    files = lists[-1]['files']
    for path, facts in files.items():
        if not matches(PATH, path) or len(path) > 255 or {'.', '..'} & set(path.split('/')):
            fail('files.listed names the forbidden path %s' % show(path))
        if sorted(facts) != ['bytes', 'sha256'] or not matches(HASH, facts['sha256']):
            fail('files.listed is malformed at %s' % show(path))
        if path in LAST or path.startswith('sigs/'):
            fail('files.listed names %s, which depends on the end of the log' % path)
    expected = set(files) | LAST
    expected |= {'sigs/checkpoint.%s.sig' % who for who in ['recorder'] + signers}
    for path in sorted(sizes):
        if path not in expected:
            fail('%s does not belong to the bundle' % show(path))
    names = {path[:i] for path in expected for i, c in enumerate(path + '/') if c == '/'}
    if len({name.lower() for name in names}) != len(names):
        fail('two names in the bundle differ only in capital letters')
    for path in sorted(expected):
        if path not in sizes:
            fail('%s is missing from the bundle' % path)
        size = files[path]['bytes'] if path in files else sizes[path]
        if not whole(size) or sizes[path] != size:
            fail('%s has another size than the log says' % path)
        if size == 0:
            fail('%s is empty' % path)
    constants = opened.get('constants')
    if not isinstance(constants, dict) or set(constants) != CONSTANTS:
        fail('log entry 0: constants does not name the four constant files')
    for path in sorted(CONSTANTS):
        if path not in files or files[path]['sha256'] != constants[path]:
            fail('%s is not the one that entry 0 names' % path)
    made, lost = [], []
    for entry in entries:
        if entry['type'] == 'backup.made':
            made.append(entry['what'])
        elif entry['type'] == 'source.admitted':  # a reshare replaces these with its own
            made += entry['what']['backups']
            lost += entry['what'].get('damaged', [])  # given up: not in this evidence
        elif entry['type'] == 'backups.failed':
            lost += entry['what']['failed']
    # A recovery may go on without a backup that does not open; nothing else may.
    gone = {what['label'] for what in lost} if opened.get('kind') == 'recover' else set()
    backups = {'backups/%s.kwp' % what['label']: what for what in made if what['label'] not in gone}
    for path in sorted(files):
        if path.startswith('backups/') and (path not in backups or files[path] != {
                'bytes': backups[path]['bytes'], 'sha256': backups[path]['sha256']}):
            fail('%s is not the backup that the log says was made' % path)
    # A drill, and the destruction of a set, add no copy of what the shares open.
    held = opened.get('kind') not in ('drill', 'destroy')
    if outcome == 'closed' and held and not set(backups) <= set(files):
        fail('a backup that was made is not among the files of the bundle')
    return files


def findings():
    """What the log says of backups that gave no key."""
    for entry in entries:
        for what in entry['what'].get('damaged', []) if entry['type'] == 'source.admitted' else []:
            yield 'the backup of %s is damaged: it was given up.' % show(str(what['label']))
        for what in entry['what']['failed'] if entry['type'] == 'backups.failed' else []:
            yield 'the backup of %s did not open.' % show(str(what['label']))
        if entry['type'] == 'drill.failed':
            yield 'no backup opened: this drill proved nothing.'


def references(value):
    """The SHA-256 of every file that a resolved plan refers to."""
    if isinstance(value, dict):
        if set(value) == {'path', 'sha256'}:
            yield value['sha256']
        value = list(value.values())
    if isinstance(value, list):
        for member in value:
            yield from references(member)


def check_plan(files):
    data = read('plan.json', 1 << 20)
    if sha256(data) != opened.get('plan'):
        fail('plan.json is not the plan that entry 0 names')
    if data[-1:] != b'\n':
        fail('plan.json: it does not end with a newline')
    plan = parse(data[:-1], 'plan.json')
    if plan.get('mode') != mode:
        fail('plan.json: its mode is not that of entry 0')
    for path, facts in files.items():
        if path.startswith('inputs/') and path != 'inputs/' + facts['sha256']:
            fail('%s is not named by its hash' % path)
    for digest in references(plan):
        if not matches(HASH, digest) or 'inputs/' + digest not in files:
            fail('plan.json: a file that it refers to is not among the inputs')


def check_checkpoint(log):
    data = read('checkpoint', 4096)
    root = base64.b64encode(merkle([hashlib.sha256(b'\0' + line).digest() for line in lines]))
    checks = [('origin', 'claviger.invalid/%s' % ceremony), ('number of entries', str(len(lines))),
              ('Merkle root', root.decode()), ('mode', 'mode ' + mode),
              ('plan digest', 'plan %s' % opened['plan']),
              ('hash of log.jsonl', 'sha256 %s  log.jsonl' % sha256(log)),
              ('hash of log.sigs', 'sha256 %s  log.sigs' % sha256(read('log.sigs', MAX_SIGS)))]
    found = data.decode('ascii', 'replace').split('\n')
    if len(found) != 9 or found[-1] != '':
        fail('checkpoint: it has not exactly eight lines')
    for (name, line), text in zip(checks, found):
        if line != text:
            fail('checkpoint: the %s is wrong' % name)
    report = re.fullmatch('sha256 (%s)  report.html' % HASH, found[7])
    if not report:
        fail('checkpoint: the line of report.html is malformed')
    for who in ['recorder'] + signers:
        path = 'sigs/checkpoint.%s.sig' % who
        text = read(path, 4096).decode('ascii', 'replace').split('\n')
        blob = decode64(''.join(text[1:-2]), path)
        if armor(blob) != '\n'.join(text).encode():
            fail('%s: it is not in the form that ssh-keygen writes' % path)
        ask('checkpoint', who, 'claviger-checkpoint-v1', blob, data, path)
    return data, report.group(1)


def hex_of(words, place):
    lists, found = [[word.lower() for word in side] for side in (EVEN, ODD)], ''
    for i, word in enumerate(words):
        if word not in lists[i % 2]:
            fail('%s: word %d of the head is wrong' % (place, i + 1))
        found += '%02x' % lists[i % 2].index(word)
    return found


def check_paper(head):
    """What the paper list anchors: the people, the head."""
    real, inside = os.path.realpath(paper), os.path.realpath(bundle)
    if os.path.commonpath([real, inside]) == inside:
        fail('the paper list is inside the bundle: a bundle cannot vouch for its own keys')
    with open(paper, 'rb') as file:
        data = file.read((1 << 20) + 1)
    if len(data) > 1 << 20:
        fail('paper list: it is too large')
    listed, noted = {}, None
    for number, line in enumerate(data.decode('utf-8-sig', 'replace').splitlines(), 1):
        place, words = 'paper list line %d' % number, line.split()
        if not words or words[0].startswith('#'):
            continue
        if words[0] == 'head':
            if noted is not None:
                fail('%s: the head is noted twice' % place)
            noted = ' '.join(words[1:]).lower()
            if not matches('[0-9a-f ]+', noted):
                noted = hex_of(noted.split(), place)
            noted = noted.replace(' ', '')
            if not matches(HASH, noted):
                fail('%s: the head is neither 64 hex digits nor 32 words' % place)
            continue
        key = [i for i, word in enumerate(words) if word == 'ssh-ed25519']
        if len(words) == 2 and matches(r'SHA256:[A-Za-z0-9+/]{43}', words[1]):
            fp = words[1]
        elif key and key[0] in (1, 2) and len(words) > key[0] + 1:
            digest = hashlib.sha256(decode64(words[key[0] + 1], place)).digest()
            fp = 'SHA256:' + base64.b64encode(digest).decode().rstrip('=')
        else:
            fail('%s: expected "<id> SHA256:<fingerprint>"' % place)
        if words[0] in listed:
            fail('%s: %s is listed twice' % (place, show(words[0])))
        listed[words[0]] = fp
    persons = [who for who in listed if who in people or matches(ID, who)]
    if not listed and noted is None:
        fail('paper list: it is empty')
    for who, fp in listed.items():
        if who not in keys:
            fail('paper list: %s is not in the log' % show(who))
        if fingerprint(who) != fp:
            fail('paper list: the log has another key for %s' % who)
    for who in people:
        if listed and who not in listed:
            fail('paper list: %s is in the log but not on paper' % who)
    if persons:
        ok('the people on paper and the people in the log are the same, with the same keys')
    if noted is not None:
        if noted != head:
            fail('the head on paper is not the head of this bundle')
        ok('the head on paper is the head of this bundle')
    return bool(persons), noted is not None


def main():
    ok('the folder holds %d regular files and no links' % len(sizes))
    ok('the log has %d lines in canonical form, chained and in order' % len(lines))
    for seq, entry in enumerate(entries):
        if entry['type'] == 'participant.enrolled':
            enrol(entry, 'log entry %d' % seq)
    pin_keys()
    ok('the %d public keys are canonical, of full order and all different' % len(keys))
    signer_lines = ''.join(signer_line(*pair) for pair in texts.items()).encode()
    if read('allowed_signers', MAX_LOG) != signer_lines:
        fail('allowed_signers is not what the log says')
    write('allowed_signers', signer_lines)
    ok('allowed_signers is what the log says')
    check_recorder()
    check_statements()
    ok('each statement names its actor, its ceremony and its target line')
    signers.extend(end_signers())
    files = check_files()
    ok('the bundle holds the files that the log lists, in their sizes, and no others')
    check_plan(files)
    ok('the plan is the one that entry 0 names, with its inputs')
    checkpoint, report = check_checkpoint(log)
    ok('the checkpoint fits the log')
    head = sha256(checkpoint)
    words = ' '.join((ODD if i % 2 else EVEN)[byte] for i, byte in enumerate(bytes.fromhex(head)))
    if read('fingerprint.txt', 4096) != ('%s\n%s\n' % (head, words)).encode():
        fail('fingerprint.txt is not the head of this bundle')
    ok('fingerprint.txt is the head of this bundle')
    named, noted = check_paper(head) if paper else (False, False)

    hashes = [(facts['sha256'], path) for path, facts in files.items()]
    hashes += [(report, 'report.html'), (sha256(log), 'log.jsonl'), (head, 'checkpoint')]
    hashes.append((sha256(read('log.sigs', MAX_SIGS)), 'log.sigs'))
    write('files', ''.join('%s %s\n' % pair for pair in hashes).encode())
    for group in ('recorder', 'statements', 'proofs', 'drill', 'checkpoint'):
        write(group, ''.join(asked.get(group, [])).encode())
    anchor = ' and '.join(['paper list'] * named + ['head'] * noted) or 'none'
    summary = ['%s, %s, %d entries, anchored: %s' % (mode.upper(), outcome, len(lines), anchor),
               'ceremony %s' % ceremony, 'head %s' % head]
    split = words.split()
    summary += ['     ' + ' '.join(split[i:i + 8]) for i in range(0, 32, 8)]
    summary += ['The log says: ' + line for line in findings()]
    summary.append('Not checked here: the rules of the ceremony. "claviger verify" checks them.')
    if not named:
        summary.append('CONSISTENT ONLY: no paper list was given; this does not show who signed')
    elif not noted:
        summary.append('No head was given: this does not show that the log ends as it did then.')
    write('summary', ('\n'.join(summary) + '\n').encode())


keys, texts, people, asked, signers = {}, {}, {}, {}, []
try:
    sizes = dict(walk(bundle))
    log, lines, entries = read_log()
    ceremony, opened = entries[0]['ceremony'], entries[0]['what']
    mode, outcome = opened.get('mode'), OUTCOMES[entries[-1]['type']]
    if mode not in ('rehearsal', 'production'):
        fail('log entry 0: mode is neither rehearsal nor production')
    main()
except (AttributeError, IndexError, KeyError, TypeError) as error:
    fail('a field is missing or malformed (%s)' % type(error).__name__)
except (OSError, ValueError, RecursionError) as error:
    fail('it cannot be read (%s)' % type(error).__name__)
PYTHON

count=0
while read -r hash path; do
  found=$(digest <"$bundle/$path") || fail "file $path cannot be read"
  [ "${found%% *}" = "$hash" ] || fail "file $path has another SHA-256 than the signed one"
  count=$((count + 1))
done <"$work/files"
ok "the SHA-256 of $count files is the signed one"

# check LIST WHAT
check() {
  count=0
  while read -r name principal namespace place; do
    signed "$work/allowed_signers" "$principal" "$namespace" "$work/$name.sig" \
      "$work/$name.message" || fail "$place: bad signature by $principal"
    count=$((count + 1))
  done <"$work/$1"
  ok "$count $2"
}
check recorder 'signatures of the recorder, one under each line of the log'
check statements 'signatures of people under their statements'
check proofs 'signatures of shares under their receipts'
if [ -s "$work/drill" ]; then
  check drill 'signatures under the challenge of the drill: the recovery key and each share'
fi
check checkpoint 'signatures under the checkpoint: the recorder and every signer'
printf '\n'
cat "$work/summary"
