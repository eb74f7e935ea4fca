package eu.veerman.platform.backup;

import eu.veerman.platform.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself; the first entry of the file.
 *
 * @param format of the file, {@value #FORMAT}
 * @param versions of the schemas: the last migration that had run, by schema
 * @param notes of whoever had it made, such as what the data folder was
 * @param tables in the order in which they stand in the file
 * @param sequences where each stands
 */
public record Manifest(
    int format,
    Instant madeAt,
    Map<String, String> versions,
    Map<String, String> notes,
    List<Table> tables,
    List<Sequence> sequences) {
  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  public Manifest {
    versions = Map.copyOf(versions);
    notes = Map.copyOf(notes);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
  }

  /**
   * One table.
   *
   * @param columns in the order in which they are copied
   */
  public record Table(String schema, String name, List<String> columns) {
    String quoted() {
      return quote(schema) + "." + quote(name);
    }

    String quotedColumns() {
      return String.join(", ", columns.stream().map(Table::quote).toList());
    }

    String entry() {
      return schema + "." + name + ".copy";
    }

    private static String quote(String name) {
      return '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  /** A sequence and the last number that it gave. */
  public record Sequence(String schema, String name, long last) {
    String quoted() {
      return new Table(schema, name, List.of()).quoted();
    }
  }

  static Manifest parse(String json) {
    Manifest manifest = Json.read(json, Manifest.class);
    if (manifest.format() != FORMAT) {
      throw new BackupTrouble(
          "The backup is of format "
              + manifest.format()
              + ", and this Veerman reads format "
              + FORMAT
              + ": use the version that made it.");
    }
    return manifest;
  }
}
