namespace Forestall.Store;

/// <summary>What an entry of the journal holds.</summary>
public enum JournalKind
{
    /// <summary>A decision, with what its author expects of it.</summary>
    Decision,

    /// <summary>A strategy that was considered.</summary>
    Strategy,

    /// <summary>Judgements on the criteria of a checklist.</summary>
    Appraisal,

    /// <summary>A brief as it was given.</summary>
    Brief,

    /// <summary>What happened, set beside what an earlier entry expected.</summary>
    Review,
}
