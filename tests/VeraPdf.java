import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints one line for each broken rule of PDF/A-3a and PDF/UA-1 in each file named on a line of its input, then CHECKED. */
public final class VeraPdf {
    public static void main(String[] none) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader files = new BufferedReader(new InputStreamReader(System.in));
        for (String file = files.readLine(); file != null; file = files.readLine()) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1}) {
                check(file, flavour);
            }
            System.out.println("CHECKED");
        }
    }

    private static void check(String file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion broken : result.getTestAssertions()) {
                if (broken.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("BROKEN " + flavour.getId() + " " + broken.getRuleId().getClause() + "-"
                            + broken.getRuleId().getTestNumber() + " " + broken.getMessage());
                }
            }
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                System.out.println("BROKEN " + flavour.getId() + " non conforme");
            }
        }
    }
}
