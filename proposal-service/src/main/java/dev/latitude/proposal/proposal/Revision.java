package dev.latitude.proposal.proposal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** What was on the table at one moment, word for word and for ever. */
@Entity
@Immutable
@Table(name = "proposal_revision")
public class Revision {
  @EmbeddedId private Key key;
  private String author;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private ProposalContent content;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Attachment> attachments;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Revision() {}

  Revision(Proposal proposal, String author, Instant submittedAt) {
    this.key = new Key(proposal.id(), proposal.revisionNumber());
    this.author = author;
    this.submittedAt = submittedAt;
    this.content = proposal.content();
    this.attachments = proposal.attachments();
  }

  public int number() {
    return key.number();
  }

  public String author() {
    return author;
  }

  public Instant submittedAt() {
    return submittedAt;
  }

  public ProposalContent content() {
    return content;
  }

  public List<Attachment> attachments() {
    return attachments;
  }

  /** A revision is the n-th of its proposal. */
  @Embeddable
  public record Key(@Column(name = "proposal_id") UUID proposalId, int number) {}
}
