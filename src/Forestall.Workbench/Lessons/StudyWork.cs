using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lessons;

/// <summary>Answers studies, and keeps the answers for whoever asks the same next: the page, its figures, the programs. What takes longer than a page may is taken up again in the background.</summary>
internal sealed class StudyWork(StudyTables tables, BackgroundJobs jobs)
{
    private const int MostKept = 60;
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan InTheBackground = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly KeptAnswers<string, StudyAnswer> _answers = new(MostKept);
    private readonly KeptAnswers<string, Figure> _figures = new(MostKept);
    private readonly StudyJobs<StudyAnswer> _longer = new(jobs, "study", JobLane.Solutions);

    /// <summary>Reads a question from an address.</summary>
    /// <exception cref="InputException">A value in it cannot be.</exception>
    public StudyQuestion Asked(IQueryCollection query) => StudyQuestion.Of(tables, query);

    /// <summary>The answer as far as it is there, and whether more of it is under way.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public (StudyAnswer Answer, bool UnderWay) Of(StudyQuestion question)
    {
        var answer = _answers.Of(question.Key, _ => StudyAnswer.Of(question, AtOnce));
        if (!answer.Stopped)
        {
            return (answer, false);
        }

        var longer = Longer(question);
        return longer.IsDone ? (longer.Within(TimeSpan.Zero).GetAwaiter().GetResult() ?? answer, false) : (answer, true);
    }

    /// <summary>A figure, drawn once for all pages and files that show it.</summary>
    public Figure Drawn(string name, IQueryCollection query, Func<Figure> draw) =>
        _figures.Of($"{name}|{tables.Find(StudyQuestion.Text(query, "table") ?? CaseLibrary.Id).File}|{QueryString.Create(query)}", _ => draw());

    /// <summary>The answer, waited for: for programs.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public async Task<StudyAnswer> Whole(StudyQuestion question) =>
        Of(question) is (var answer, false) ? answer : await Longer(question).Within(Longest).ConfigureAwait(false) ?? throw new InputException("the solutions are still under way; ask again in a moment.");

    private StudyJob<StudyAnswer> Longer(StudyQuestion question) => _longer.Of(question.Key, (progress, cancellation) =>
    {
        progress("making the solutions");
        return StudyAnswer.Of(question, InTheBackground, cancellation);
    });
}
