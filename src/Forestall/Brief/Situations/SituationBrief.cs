using Forestall.Brief.Documents;
using Forestall.Brief.Situations.Internals;
using Forestall.Doctrine.Planning;

namespace Forestall.Brief.Situations;

/// <summary>
/// The brief for one situation as of a month: a page to decide on, and annexes to check it by. Everything is drawn from the record as it could be known at the end of
/// that month, and nothing later is read. User guide: docs/brief.md.
/// </summary>
public static class SituationBrief
{
    /// <summary>Draws up the brief.</summary>
    /// <param name="request">What it is made from.</param>
    /// <param name="progress">Told what is being done, and the share of it where that is known.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The record does not reach so far, the situation did not exist, or strategies or appraisals do not fit.</exception>
    public static BriefDocument Of(BriefRequest request, Action<string, double?> progress, CancellationToken cancellation = default) => WithPlan(request, progress, cancellation).Brief;

    /// <summary>Draws up the brief, and gives the plan it tells beside it.</summary>
    /// <param name="request">What it is made from.</param>
    /// <param name="progress">Told what is being done, and the share of it where that is known.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">The record does not reach so far, the situation did not exist, or strategies or appraisals do not fit.</exception>
    public static (BriefDocument Brief, PlanResult Plan) WithPlan(BriefRequest request, Action<string, double?> progress, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        var material = BriefMaterial.Of(request, progress, cancellation);
        var brief = new BriefDocument(
            "Forestall · Brief",
            material.Title,
            $"As of {material.AsOf}, on figures up to {material.Known}",
            "The page to decide on",
            FirstPage.Blocks(material),
            [
                new Annex("A", "The warning and its record of reliability", WarningAnnex.Blocks(material)),
                new Annex("B", "What was missed in comparable episodes", ComparableAnnex.Blocks(material)),
                new Annex("C", "Strategies, outcomes and decision deadlines", StrategyAnnex.Blocks(material)),
                new Annex("D", "Should we, can we, will it work", AxesAnnex.Blocks(material)),
                new Annex("E", "Sources, versions and limits", SourcesAnnex.Blocks(material)),
            ]);
        return (brief, material.Plan);
    }
}
