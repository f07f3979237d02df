// Runs HeidelTime over many texts in one Java process, so that its start is paid once.
//
// java -cp HEIDELTIME.jar HeidelTime.java CONFIG LIST: each line of LIST is a text file, a day, and news or narratives,
// set apart by tabs. Writes TEXT.tml beside each text and prints the milliseconds spent in its tagger, start not counted.

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.HashMap;
import java.util.Map;

public class HeidelTime {
    public static void main(String[] args) throws Exception {
        Map<String, HeidelTimeStandalone> taggers = new HashMap<>();
        long spent = 0;
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            String[] cells = line.split("\t");
            HeidelTimeStandalone tagger = taggers.computeIfAbsent(cells[2], kind -> make(kind, args[0]));
            String text = Files.readString(Path.of(cells[0]));
            long start = System.nanoTime();
            String tagged;
            try {
                tagged = tagger.process(text, new SimpleDateFormat("yyyy-MM-dd").parse(cells[1]));
            } catch (Exception e) {
                System.err.println(cells[0] + ": " + e);
                continue;
            }
            spent += System.nanoTime() - start;
            Files.writeString(Path.of(cells[0] + ".tml"), tagged);
        }
        System.out.println(spent / 1_000_000);
    }

    private static HeidelTimeStandalone make(String kind, String config) {
        DocumentType type = kind.equals("news") ? DocumentType.NEWS : DocumentType.NARRATIVES;
        return new HeidelTimeStandalone(Language.ENGLISH, type, OutputType.TIMEML, config, POSTagger.TREETAGGER);
    }
}
