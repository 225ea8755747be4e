using Forestall.Record;

namespace Forestall.Workbench.Start;

/// <summary>A situation to be looked at as it looked then, month by month.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Situation">Code of the situation.</param>
/// <param name="Theatre">The name under which one looks.</param>
/// <param name="Lead">What it is about.</param>
/// <param name="Steps">The months at which one stops, with the question to ask there. What came later is not told here; the last step shows it.</param>
internal sealed record GuidedStory(string Slug, string Title, string Situation, string Theatre, string Lead, IReadOnlyList<(Month AsOf, string Question)> Steps)
{
    /// <summary>What the steps show, and what it cannot keep apart from what came later.</summary>
    public const string Caveat = "Each step shows figures published by the end of its month, measures begun by then and warnings made by then. Not all of it was known then: measures stand by when they began, and some became public later; those cited from later sources only are marked in the table of measures. Figures are those of today's revision, and deaths in long events stand in their first month.";

    public static IReadOnlyList<GuidedStory> All { get; } =
    [
        new(
            "rwanda-1994",
            "Rwanda, as of March 1994",
            "RWA",
            "Rwanda",
            "What did the figures of the time say in the last month in which the genocide could have been prevented?",
            [
                (new Month(1994, 1), "The first month with warnings, and Rwanda has none: as far as figures show, it is still in the episode of the civil war. How many died, and what was being done?"),
                (new Month(1994, 3), "The last month before the crossing. Would the warning alone have moved anyone? Look at the caveats: it sees deaths that were counted, not plans, speech or arms."),
                (new Month(1994, 5), "The crossing is in the figures. Which measures had been taken by now, and how much of the harm was done?"),
            ]),
        new(
            "kosovo-1998",
            "Kosovo, as of February 1998",
            "SRB",
            "Kosovo",
            "How early did it show, and what was tried before threat and force?",
            [
                (new Month(1997, 12), "Before the Drenica attacks. What does the warning say, and what had been tried?"),
                (new Month(1998, 2), "Which measures were there already, and of which class?"),
                (new Month(1998, 6), "Past the crossing. What do comparable episodes say about what usually comes next?"),
                (new Month(1999, 3), "The month the air campaign began. How long after the crossing was it?"),
            ]),
        new(
            "east-timor-1999",
            "East Timor, as of March 1999",
            "IDN",
            "East Timor",
            "A vote was agreed on, militias were armed. What could be seen in figures for all of Indonesia?",
            [
                (new Month(1999, 1), "The vote is announced. Where does Indonesia stand? The figures also hold Aceh, Maluku and Kalimantan."),
                (new Month(1999, 3), "The warning, the measures, the deaths to come: was it time to prepare a presence?"),
                (new Month(1999, 9), "After the vote. What was done, how soon after the crossing, and on what authority?"),
            ]),
    ];

    /// <summary>Those whose situations a record has.</summary>
    public static IEnumerable<GuidedStory> In(ViolenceRecord record) => All.Where(s => record.TryFind(s.Situation, out _));

    /// <summary>A story by its address.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static GuidedStory Find(string slug) =>
        All.FirstOrDefault(s => s.Slug == slug) ?? throw new InputException($"there is no guided story '{slug}'; choose one at the start.") { NamesNothing = true };
}
