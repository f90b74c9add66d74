package dev.latitude.kit.upload;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The file of a request, in the folder for temporary files; gone when the request is over. */
@RequestScoped
public class UploadFiles {
  private static final Logger LOG = Logger.getLogger(UploadFiles.class);

  private final UploadPlaces places;
  private boolean hasPlace;
  private @Nullable Path file;

  UploadFiles(UploadPlaces places) {
    this.places = places;
  }

  Path create() throws IOException {
    places.take();
    hasPlace = true;
    var created = Files.createTempFile("latitude-upload-", null); // only its owner may read it
    file = created;
    return created;
  }

  @PreDestroy
  void delete() {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException stuck) {
        LOG.warnf("The uploaded file %s could not be deleted: %s", file, stuck);
      }
    }
    if (hasPlace) {
      places.giveBack();
    }
  }
}
