using Forestall.Workbench.Journals;
using Forestall.Workbench.Lessons;
using Forestall.Workbench.Missed;
using Forestall.Workbench.Plans;
using Forestall.Workbench.Shell;
using Forestall.Workbench.Situations;
using Microsoft.Extensions.DependencyInjection;

namespace Forestall.Workbench;

/// <summary>What each room brings: its services, and its figures on the shelf.</summary>
internal static class WorkbenchServices
{
    public static void Add(IServiceCollection services)
    {
        var shelf = new FigureShelf();
        SituationFigures.AddTo(shelf);
        Lab.LabServices.Add(services, shelf);
        StudyFigures.AddTo(shelf);
        LedgerFigures.AddTo(shelf);
        services.AddSingleton(shelf);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<BackgroundJobs>();
        services.AddSingleton<StudyTables>();
        services.AddSingleton<StudyWork>();
        services.AddSingleton<ThesisWork>();
        services.AddSingleton<RobustnessWork>();
        StudyAnalyses.Add(services);
        services.AddSingleton<DraftShelf>();
        services.AddSingleton<PlanWork>();
        services.AddSingleton<JournalDesk>();
    }
}
