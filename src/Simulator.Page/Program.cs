using System.Runtime.InteropServices.JavaScript;
using Simulator.Experiments.Answers;
using Simulator.Scenarios.Inputs;
using Simulator.Scenarios.Pages;

namespace Simulator.Page;

/// <summary>What the page's script may ask of the engine. Everything comes back as one JSON text; what goes wrong is told in it.</summary>
public static partial class Program
{
    private static readonly Dictionary<int, Session> Sessions = [];
    private static int opened;

    private static void Main()
    {
    }

    /// <summary>Opens a scenario as it is typed, with changes by path, and describes it.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="name">What it is called; problems are told under this name.</param>
    /// <param name="changes">Changes as the command line's --set takes them, one a line.</param>
    /// <param name="whatIf">Whether all arms have the same people, as a comparison needs.</param>
    [JSExport]
    public static string Open(string yaml, string name, string changes, bool whatIf)
    {
        try
        {
            Session session = new(yaml, name, Lines(changes), whatIf);
            int handle = opened++;
            Sessions[handle] = session;
            return PageText.Opened(session.Scenario, session.Remarks, handle);
        }
        catch (BadInputException wrong)
        {
            return Json.Write(writer =>
            {
                writer.WriteStartArray("problems");
                foreach (Problem problem in wrong.Problems.InOrder())
                {
                    writer.WriteStartObject();
                    writer.WriteString("text", problem.ToString());
                    writer.WriteNumber("line", problem.At.Line);
                    writer.WriteNumber("column", problem.At.Column);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
        }
        catch (Exception wrong) when (wrong is NoSuchInputException or InvalidDataException or IOException or ArgumentException)
        {
            return Json.Write(writer => writer.WriteString("wrong", wrong.Message));
        }
    }

    /// <summary>Lets go of a scenario and of all that was played of it.</summary>
    [JSExport]
    public static void Close(int handle) => Sessions.Remove(handle);

    /// <summary>Plays a scenario up to so many studies and tells what all of them say.</summary>
    /// <param name="handle">The scenario.</param>
    /// <param name="studies">Up to how many.</param>
    [JSExport]
    public static string Play(int handle, int studies)
    {
        Sessions[handle].PlayUpTo(studies);
        return PageText.Told(Sessions[handle].Series);
    }

    /// <summary>Plays two scenarios up to so many studies and tells what changes from the first to the second, over the studies of both.</summary>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    /// <param name="studies">Up to how many.</param>
    [JSExport]
    public static string Compare(int first, int second, int studies)
    {
        (Session one, Session other) = (Sessions[first], Sessions[second]);
        one.PlayUpTo(studies);
        other.PlayUpTo(studies);
        return new Comparing(one, other).Tell();
    }

    /// <summary>What becomes of the differences in other parameter sets: of a scenario, or from the first to the second where one is named.</summary>
    /// <param name="first">The scenario.</param>
    /// <param name="second">The second, or −1.</param>
    /// <param name="sets">How many parameter sets.</param>
    [JSExport]
    public static string Layers(int first, int second, int sets) =>
        second < 0 ? Sessions[first].Layers(sets) : new Comparing(Sessions[first], Sessions[second]).Layers(sets);

    /// <summary>Takes layers that were computed elsewhere.</summary>
    [JSExport]
    public static void TakeLayers(int handle, string layers) => Sessions[handle].Series.Known = LayerText.Read(layers);

    /// <summary>One study of one arm day by day, with its twin, and what everybody answers at the end beside what was published.</summary>
    [JSExport]
    public static string Watch(int handle, string arm, int replicate) =>
        DayByDay.Tell(Sessions[handle].Scenario, Sessions[handle].Study, arm, replicate);

    private static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
