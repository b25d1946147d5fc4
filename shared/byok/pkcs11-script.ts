/**
 * The two steps of C_UnwrapKey for any PKCS#11 module, and the check value of a symmetric key from a
 * copy that lives as long as the session. It reads template.json and holds nothing of a plan.
 */
export const UNWRAP = `python3 - <<'EOF'
import getpass, json, os
import PyKCS11 as P

facts = json.load(open("template.json"))
number = lambda names: next(iter(names.values()))
read = lambda name: open(name, "rb").read()

lib = P.PyKCS11Lib()
lib.load(os.environ["PKCS11_MODULE"])
slots = lib.getSlotList(tokenPresent=True)
[slot] = [s for s in slots if lib.getTokenInfo(s).label.strip() == os.environ["PKCS11_TOKEN"]]
session = lib.openSession(slot, P.CKF_SERIAL_SESSION | P.CKF_RW_SESSION)
session.login(os.environ.get("PKCS11_PIN") or getpass.getpass("PIN: "))
[kek] = session.findObjects(
    [(P.CKA_CLASS, P.CKO_PRIVATE_KEY), (P.CKA_LABEL, os.environ["PKCS11_KEK"])]
)

def attributes(change):
    wanted = {k: v for k, v in facts.items() if k.startswith("CKA_")}
    wanted.update(change)
    for name, value in wanted.items():
        if name in ("CKA_MODULUS_BITS", "CKA_EC_PARAMS"):
            continue
        if name == "CKA_ID":
            value = bytes.fromhex(value)
        elif name in ("CKA_CLASS", "CKA_KEY_TYPE"):
            value = getattr(P, value)
        yield getattr(P, name), value

def unwrap(change):
    oaep = P.RSAOAEPMechanism(number(facts["oaep"]["hashAlg"]), number(facts["oaep"]["mgf"]))
    aes = session.unwrapKey(kek, read("oaep.bin"), [
        (P.CKA_CLASS, P.CKO_SECRET_KEY), (P.CKA_KEY_TYPE, P.CKK_AES), (P.CKA_TOKEN, False),
        (P.CKA_SENSITIVE, True), (P.CKA_EXTRACTABLE, False), (P.CKA_UNWRAP, True),
    ], oaep)
    kwp = P.Mechanism(facts["mechanisms"]["CKM_AES_KEY_WRAP_PAD"])
    key = session.unwrapKey(aes, read("kwp.bin"), list(attributes(change)), kwp)
    session.destroyObject(aes)
    return key

def check(mechanism, message):
    copy = unwrap({"CKA_TOKEN": False, "CKA_SIGN": True})
    mac = session.sign(copy, message, P.Mechanism(mechanism))
    session.destroyObject(copy)
    value = bytes(mac)[:5].hex()
    print("check value", value)
    if value != facts["CKA_ID"]:
        raise SystemExit("another key than the one of the ceremony: nothing was imported")

if session.findObjects([(P.CKA_LABEL, facts["CKA_LABEL"])]):
    raise SystemExit("the token has a key with this label already: nothing was imported")
if facts["CKA_KEY_TYPE"] == "CKK_AES":
    check(P.CKM_AES_CMAC, bytes(16))
elif facts["CKA_KEY_TYPE"] == "CKK_GENERIC_SECRET":
    check(P.CKM_SHA256_HMAC, b"claviger-kcv-v1")
unwrap({})
print("imported", facts["CKA_LABEL"])
session.logout()
EOF`
