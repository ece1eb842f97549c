"""How is a chair called? One pattern for all who read it: in lists, in sentences, under signatures, in questions."""

CHAIR_NOUN = "Chair(?:man|woman|person)?"  # whoever is in it
CHAIR = rf"(?:(?:Acting|Interim|Deputy|Joint)\s+)?(?:(?:Vice|Co|Deputy)[\s-]*)?{CHAIR_NOUN}"  # a vice-chair's too
