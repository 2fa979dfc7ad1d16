"""What the operating system refuses, in words a clerk can act on."""

import errno

WORDS = {
    errno.ENOENT: "la cartella non c'è e non si può creare",
    errno.ENOTDIR: "nel percorso c'è un file al posto di una cartella",
    errno.EEXIST: "nel percorso c'è un file al posto di una cartella",
    errno.EISDIR: "è una cartella, non un file",
    errno.EACCES: "non hai il permesso di scrivere lì",
    errno.EPERM: "non hai il permesso di scrivere lì",
    errno.EROFS: "quel disco è in sola lettura",
    errno.ENOSPC: "il disco è pieno",
    errno.EDQUOT: "lo spazio che ti è dato è finito",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
}


def in_words(trouble: OSError) -> str:
    """Why a file could not be written; the system's own words for what is not in the list."""
    return WORDS.get(trouble.errno or 0, trouble.strerror or str(trouble))
