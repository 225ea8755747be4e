using Forestall.Brief;
using Forestall.Lessons;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench.Lessons;

/// <summary>The figures of the room: the claim, and those of a study, each for the study's query.</summary>
internal static class StudyFigures
{
    public static void AddTo(FigureShelf shelf)
    {
        shelf.Add("claim", static (services, query) => Claim(services.GetRequiredService<ThesisWork>().Now(query)));
        shelf.Add("xy", static (services, query) => Kept("xy", services, query, () => Xy(Answer(services, query))));
        shelf.Add("upset", static (services, query) => Kept("upset", services, query, () => UpSet(Answer(services, query))));
        shelf.Add("calibration", static (services, query) => Kept("calibration", services, query, () => Calibrated(services.GetRequiredService<StudyTables>(), query)));
        shelf.Add("nca", static (services, query) => Nca(services.GetRequiredService<NcaWork>(), query));
        shelf.Add("cna", static (services, query) => Cna(services.GetRequiredService<CnaWork>(), query));
        shelf.Add("combinations", static (services, query) => Combination(services.GetRequiredService<CombinationsWork>(), query));
        shelf.Add("theory", static (services, query) => Theory(services.GetRequiredService<TheoryWork>(), query));
        shelf.Add("cases", static (services, query) => Selected(services.GetRequiredService<SelectionWork>(), query));
    }

    private static Figure Nca(NcaWork work, IQueryCollection query)
    {
        var asked = work.Asked(query);
        var result = work.Whole(asked).GetAwaiter().GetResult();
        var cases = NcaWork.Cases(asked);
        var shown = asked.Drawn ?? result.Conditions.MaxBy(static c => c.Ceilings[0].EffectSize)!.Name;
        return new Figure(
            LessonsPictures.Nca(cases, result, shown),
            new FigureTable(
                [new("Case"), new(shown, "0.######"), new(result.Outcome, "0.######")],
                [.. cases.Values(shown).Zip(cases.Values(result.Outcome)).Select((p, i) => (IReadOnlyList<object?>)[asked.Question.Table.NameOf(cases.Cases[i]), p.First, p.Second])]),
            $"The corner beyond the lines is empty as far as {shown} is necessary for {result.Outcome}. CE-FDH goes in steps through the outermost cases, CR-FDH is the straight line through them.",
            Source(asked.Question.Table),
            "nca");
    }

    private static Figure Cna(CnaWork work, IQueryCollection query)
    {
        var asked = work.Asked(query);
        var (study, set) = CnaWork.Drawn(asked, work.Whole(asked).GetAwaiter().GetResult());
        return Against(study, set, asked.Question.Table, "A formula accounts for its outcome as far as the cases lie on the diagonal.", "coincidence-analysis");
    }

    private static Figure Combination(CombinationsWork work, IQueryCollection query)
    {
        var asked = work.Asked(query);
        var found = work.Whole(asked).GetAwaiter().GetResult();
        return Against(found.Study, asked.Drawn ?? found.Best ?? throw new InputException("no set reaches the cut-offs, so there is none to draw; lower a cut-off."), asked.Question.Table, asked.Sufficiency ? "Were the set sufficient throughout, no case would lie below the diagonal." : "Were the set necessary throughout, no case would lie above the diagonal.", "necessity");
    }

    private static Figure Theory(TheoryWork work, IQueryCollection query)
    {
        var asked = work.Asked(query);
        var answer = work.Whole(asked).GetAwaiter().GetResult();
        return Against(answer.Solved.Study, answer.Evaluation.Theory, asked.Question.Table, "The theory alone: were it right about sufficiency, no case would lie below the diagonal.", "theory-evaluation");
    }

    private static Figure Selected(SelectionWork work, IQueryCollection query)
    {
        var asked = work.Asked(query);
        var set = work.Whole(asked).GetAwaiter().GetResult().Set;
        return Against(
            set.Study,
            set.Expression,
            asked.Question.Table,
            asked.Necessary is null
                ? "Typical cases lie upper right, on or above the diagonal; those lower right contradict, those upper left are not explained."
                : "Typical cases lie upper right, on or below the diagonal; those upper left contradict, those lower right make the set less relevant.",
            "case-selection");
    }

    private static Figure Kept(string name, IServiceProvider services, IQueryCollection query, Func<Figure> draw) =>
        services.GetRequiredService<StudyWork>().Drawn(name, query, draw);

    private static StudyAnswer Answer(IServiceProvider services, IQueryCollection query)
    {
        var work = services.GetRequiredService<StudyWork>();
        var question = work.Asked(query);

        // The answer is kept without the set that is drawn, so this question's own set is put back.
        return work.Of(question).Answer with { Question = question };
    }

    private static string Source(StudyTable table) => table.IsLibrary ? "Cases: record/cases.csv, each value with its reason; measured columns from the record." : $"Cases: {table.File}, as it was sent.";

    private static Figure Xy(StudyAnswer answer)
    {
        return Against(answer.Study, answer.Question.Set ?? answer.FirstSet, answer.Question.Table, "Were the set sufficient, no case would lie below the diagonal; were it necessary, none above it.", "truth-tables");
    }

    /// <summary>Membership in a set against the outcome.</summary>
    private static Figure Against(Study study, string set, StudyTable table, string caption, string method)
    {
        var formula = Formula.Parse(study, set);
        return new Figure(
            LessonsPictures.Xy(study, set),
            new FigureTable(
                [new("Case"), new(formula.Expression, "0.###"), new(study.Outcome, "0.###")],
                [.. SolutionSet(formula).Select((x, i) => (IReadOnlyList<object?>)[table.NameOf(study.Cases[i]), x, study.OutcomeValues[i]])]),
            $"{caption} A number stands where several cases are in one place.",
            Source(table),
            method);
    }

    private static IReadOnlyList<double> SolutionSet(Formula formula) => Forestall.Lessons.Robustness.SolutionSet.Of("drawn", formula).Membership;

    private static Figure UpSet(StudyAnswer answer) => new(
        LessonsPictures.UpSet(answer.Truth),
        new FigureTable(
            [new("Row", "0"), .. answer.Study.Conditions.Select(static c => new FigureColumn(c.Name, "0")), new("Cases", "0"), new($"without {answer.Study.Outcome}", "0"), new("Inclusion", "0.000"), new("PRI", "0.000"), new("Output")],
            [.. answer.Truth.Observed.OrderByDescending(static r => r.Cases.Count).ThenBy(static r => r.Number).Select(static r => (IReadOnlyList<object?>)[r.Number, .. r.Values.Select(static v => v < 0 ? (object?)"-" : v), r.Cases.Count, r.DeviantCases.Count, r.Inclusion, r.Pri, r.OutputText])]),
        "Each column is a combination of conditions that has cases: dark marks say what is present, bars how many cases have and lack the outcome. Shaded: sufficient by these cut-offs.",
        Source(answer.Question.Table),
        "truth-tables");

    private static Figure Calibrated(StudyTables tables, IQueryCollection query)
    {
        var table = tables.Find(StudyQuestion.Text(query, "table") ?? CaseLibrary.Id);
        var column = table.Column(StudyQuestion.Text(query, "column") ?? throw new InputException("the column to calibrate is missing; name it as in column=LOGDEATHS."));
        if (column.Use != ColumnUse.Measured)
        {
            throw new InputException($"the column '{column.Name}' holds memberships already and needs no calibration.");
        }

        var anchors = StudyQuestion.AnchorsOf(query, column);
        var memberships = anchors.Ordered ? Calibration.Direct(column.Values, anchors.Named) : null;
        return new Figure(
            LessonsPictures.Calibration(column.Name, column.Values, memberships ?? [], anchors.Named),
            new FigureTable(
                [new("Case"), new(column.Name, "#,0.######"), new("Membership", "0.000")],
                [.. column.Values.Select((v, i) => (IReadOnlyList<object?>)[table.NameOf(table.Cases.Cases[i]), v, memberships?[i]])]),
            $"{column.Name}: {column.Meaning}. e exclusion, c crossover, i inclusion. {(memberships is null ? "The anchors neither rise nor fall, so there is no membership to draw." : "An anchor needs a reason of substance; where the values lie is none.")}",
            Source(table),
            "calibration");
    }

    private static Figure Claim(Forestall.Lessons.Claim.CoercionClaim claim) => new(
        LessonsPictures.Claim(claim),
        new FigureTable(
            [new("Change"), new("Which"), new("Cases", "0"), new("inclN", "0.000"), new("RoN", "0.000"), new("inclS", "0.000"), new("PRI", "0.000")],
            [.. ClaimLine.Changes(claim).Select(static l => (IReadOnlyList<object?>)[l.Group, l.Name, l.Fit.Cases, l.Fit.Necessity.Inclusion, l.Fit.Necessity.Relevance, l.Fit.Sufficiency.Inclusion, l.Fit.Sufficiency.Pri])]),
        "Each mark is one change of definition, coding, cases or sources. Full lines: the figures without change. Dashed: what is usually asked for.",
        "Cases: record/cases.csv, each value with its reason.",
        "thesis");
}
