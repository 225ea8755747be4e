namespace Forestall.Record.Curated;

/// <summary>Something somebody did, or did not do, on a date, under an authority. Columns and words: docs/codebook-measures.md.</summary>
/// <param name="Id">Stable id, such as <c>SRB-1999-03-air-campaign</c>.</param>
/// <param name="Episode">Id of the covered episode.</param>
/// <param name="Situation">ISO alpha-3 code of the situation in which it was meant to act.</param>
/// <param name="Theatre">The name people use.</param>
/// <param name="Start">When it was set going.</param>
/// <param name="End">When it ended; null for a single act, what goes on, or where the end is unknown.</param>
/// <param name="EndKind"><c>day</c>, <c>month</c>, <c>year</c>, <c>act</c>, <c>ongoing</c> or <c>unknown</c>.</param>
/// <param name="Class">Class.</param>
/// <param name="Instrument">Instrument, a word of the class.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="Target">At whom it was directed, or whom it was to protect.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Result">What the source says it did.</param>
/// <param name="Authority">On what authority.</param>
/// <param name="Resolutions">Numbers of Security Council resolutions.</param>
/// <param name="Description">What was done.</param>
/// <param name="Citation">Source.</param>
/// <param name="Note">Disagreements and doubts.</param>
/// <param name="Line">Line of the file.</param>
public sealed record Measure(
    string Id,
    string Episode,
    string Situation,
    string Theatre,
    PartialDate Start,
    PartialDate? End,
    string EndKind,
    MeasureClass Class,
    string Instrument,
    string Actor,
    string Target,
    string Status,
    string Result,
    string Authority,
    IReadOnlyList<int> Resolutions,
    string Description,
    Citation Citation,
    string Note,
    long Line)
{
    private const string Drawdown = "drawdown";
    private const string Rescue = "rescue";

    /// <summary>A month that no measure outlasts.</summary>
    internal static readonly Month Never = new(9999, 12);

    /// <summary>Last month in which it was in force: that of its end, of the act itself, or of its start where the end is unknown; far in the future where it goes on.</summary>
    public Month LastMonth => EndKind == "ongoing" ? Never : End?.LastMonth ?? Start.LastMonth;

    /// <summary>
    /// Whether something was done: carried out, wholly or in part, also if withdrawn later; a threat when it was made.
    /// Refusals, unanswered calls, announcements of other classes, the withdrawal of a presence and the rescue of foreigners are not.
    /// </summary>
    public bool WasTaken => Class != MeasureClass.NonMeasure
        && Instrument is not (Drawdown or Rescue)
        && (Status is "carried-out" or "partial" or "withdrawn" || (Status == "threatened" && Class == MeasureClass.Threat));
}
